package dev.quayside.session;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the server keeps what outlives it.
 *
 * @param data the absolute path of the data folder
 */
@ConfigurationProperties("quayside")
public record DataProperties(@DefaultValue("/var/lib/quayside") Path data) {

	public DataProperties {
		if (!data.isAbsolute()) {
			throw new IllegalArgumentException(
					"quayside.data is '" + data + "'; give an absolute path, say /var/lib/quayside");
		}
		data = data.normalize();
	}

}
