package dev.quayside.session;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many sessions there may be, and how many are made ahead.
 *
 * @param maximum how many sessions there may be at once
 * @param warm how many sessions are kept ready for those who come next; more while many
 * come
 */
@ConfigurationProperties("quayside.session")
record AdmissionProperties(@DefaultValue("50") int maximum, @DefaultValue("3") int warm) {

	AdmissionProperties {
		SessionProperties.require(maximum > 0, "maximum", maximum, "give a number above zero, say 50");
		SessionProperties.require(warm >= 0, "warm", warm, "give a number of zero or more, say 3");
	}

}
