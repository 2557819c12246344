package dev.quayside.engine;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the host's daemon is.
 *
 * @param dockerSocket the absolute path of the daemon's unix socket
 * @param dockerPatience how long the daemon may take to look something up; it has three
 * times that to change something, and thirty times to move or measure files
 */
@ConfigurationProperties("quayside")
public record EngineProperties(@DefaultValue("/var/run/docker.sock") Path dockerSocket,
		@DefaultValue("20s") Duration dockerPatience) {

	static final Duration PATIENCE = Duration.ofSeconds(20);

	public EngineProperties {
		if (!dockerSocket.isAbsolute()) {
			throw new IllegalArgumentException("quayside.docker-socket is '" + dockerSocket
					+ "'; give an absolute path, say /var/run/docker.sock");
		}
		if (!dockerPatience.isPositive()) {
			throw new IllegalArgumentException(
					"quayside.docker-patience is '" + dockerPatience + "'; give a time above zero, say 20s");
		}
	}

}
