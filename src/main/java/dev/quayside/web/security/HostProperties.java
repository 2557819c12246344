package dev.quayside.web.security;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which names the server is called.
 *
 * @param hosts the names without a port, beside {@code localhost} and addresses. Where
 * none is given, a server that listens on loopback alone answers to no other, and one
 * that listens on the network to every name
 */
@ConfigurationProperties("quayside.web")
record HostProperties(@DefaultValue List<String> hosts) {

	HostProperties {
		hosts = List.copyOf(hosts);
		hosts.stream().filter((host) -> !host.matches("[a-zA-Z0-9.-]+")).findFirst().ifPresent((host) -> {
			throw new IllegalArgumentException("quayside.web.hosts has '" + host
					+ "'; give names without a scheme and a port, say learn.example.org");
		});
	}

}
