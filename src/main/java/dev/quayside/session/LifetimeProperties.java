package dev.quayside.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sessions last.
 *
 * @param idle after what time without activity a session ends
 * @param lifetime after what time a session ends in any case
 */
@ConfigurationProperties("quayside.session")
public record LifetimeProperties(@DefaultValue("1h") Duration idle, @DefaultValue("12h") Duration lifetime) {

	public LifetimeProperties {
		SessionProperties.require(idle.isPositive(), "idle", idle, "give a time above zero, say 1h");
		SessionProperties.require(lifetime.compareTo(idle) >= 0, "lifetime", lifetime,
				"give at least the idle time, say 12h");
	}

}
