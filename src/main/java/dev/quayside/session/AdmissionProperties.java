package dev.quayside.session;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many sessions there may be, how many are made ahead, and who may have how many.
 *
 * @param maximum how many sessions there may be at once, or null for as many as the
 * memory that is free has room for
 * @param need how much memory a session is taken to need, where that is what counts
 * @param warm how many sessions are kept ready for those who come next; more while many
 * come
 * @param patience how long a place in the queue is kept for a page that does not ask
 * @param perAddress how many sessions one address may have or wait for at once
 * @param perAddressMinute how many new sessions one address may ask for in a minute
 */
@ConfigurationProperties("quayside.session")
record AdmissionProperties(@Nullable Integer maximum, @DefaultValue("64MB") DataSize need, @DefaultValue("3") int warm,
		@DefaultValue("2m") Duration patience, @DefaultValue("200") int perAddress,
		@DefaultValue("100") int perAddressMinute) {

	AdmissionProperties {
		SessionProperties.require(maximum == null || maximum > 0, "maximum", String.valueOf(maximum),
				"give a number above zero, say 50, or nothing");
		SessionProperties.require(need.toMegabytes() > 0, "need", need, "give at least 1MB, say 64MB");
		SessionProperties.require(warm >= 0, "warm", warm, "give a number of zero or more, say 3");
		SessionProperties.require(patience.isPositive(), "patience", patience, "give a time above zero, say 2m");
		SessionProperties.require(perAddress > 0, "per-address", perAddress, "give a number above zero, say 200");
		SessionProperties.require(perAddressMinute > 0, "per-address-minute", perAddressMinute,
				"give a number above zero, say 100");
	}

}
