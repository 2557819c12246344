package dev.quayside.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * When the server is well.
 *
 * @param free how many bytes the file system of the data folder must have left
 * @param limit how long each thing that is looked at may take to answer
 */
@ConfigurationProperties("quayside.health")
record HealthProperties(@DefaultValue("256MB") DataSize free, @DefaultValue("3s") Duration limit) {

	HealthProperties {
		if (!limit.isPositive()) {
			throw new IllegalArgumentException(
					"quayside.health.limit is '" + limit + "'; give a time above zero, say 3s");
		}
	}

}
