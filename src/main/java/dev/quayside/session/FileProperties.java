package dev.quayside.session;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What learners may bring into their home and take out of it through the page.
 *
 * @param largest how large one file may be
 * @param atOnce how many files of one session may be on their way at once
 */
@ConfigurationProperties("quayside.files")
public record FileProperties(@DefaultValue("32MB") DataSize largest, @DefaultValue("4") int atOnce) {

	public FileProperties {
		if (largest.toBytes() <= 0) {
			throw new IllegalArgumentException(
					"quayside.files.largest is '" + largest + "'; give a size above zero, say 32MB");
		}
		if (atOnce < 1) {
			throw new IllegalArgumentException(
					"quayside.files.at-once is '" + atOnce + "'; give a number above zero, say 4");
		}
	}

}
