package dev.quayside.engine;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the host's daemon is.
 *
 * @param dockerSocket the absolute path of the daemon's unix socket
 */
@ConfigurationProperties("quayside")
public record EngineProperties(@DefaultValue("/var/run/docker.sock") Path dockerSocket) {

	public EngineProperties {
		if (!dockerSocket.isAbsolute()) {
			throw new IllegalArgumentException("quayside.docker-socket is '" + dockerSocket
					+ "'; give an absolute path, say /var/run/docker.sock");
		}
	}

}
