package dev.quayside.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sessions last.
 *
 * @param idle after what time without activity a session ends
 * @param lifetime after what time a session ends in any case, unless its learner asks for
 * more
 * @param longest after what time it ends though its learner asks for more
 * @param warning how long before its end the page says so
 * @param grace how long what the learner made is kept after the end, zero for not at all
 */
@ConfigurationProperties("quayside.session")
public record LifetimeProperties(@DefaultValue("1h") Duration idle, @DefaultValue("12h") Duration lifetime,
		@DefaultValue("24h") Duration longest, @DefaultValue("5m") Duration warning,
		@DefaultValue("30m") Duration grace) {

	public LifetimeProperties {
		SessionProperties.require(idle.isPositive(), "idle", idle, "give a time above zero, say 1h");
		SessionProperties.require(lifetime.compareTo(idle) >= 0, "lifetime", lifetime,
				"give at least the idle time, say 12h");
		SessionProperties.require(longest.compareTo(lifetime) >= 0, "longest", longest,
				"give at least the lifetime, say 24h");
		SessionProperties.require(!warning.isNegative(), "warning", warning, "give a time of zero or more, say 5m");
		SessionProperties.require(!grace.isNegative(), "grace", grace, "give a time of zero or more, say 30m");
	}

}
