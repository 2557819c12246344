package dev.quayside.images;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the images of the lessons are seen to.
 *
 * @param pull whether those that are missing are pulled
 * @param again how long after a pull that failed the next one is tried
 */
@ConfigurationProperties("quayside.images")
record ImagesProperties(@DefaultValue("true") boolean pull, @DefaultValue("10m") Duration again) {

	ImagesProperties {
		if (!again.isPositive()) {
			throw new IllegalArgumentException(
					"quayside.images.again is '" + again + "'; give a time above zero, say 10m");
		}
	}

}
