package dev.quayside.gateway;

import java.nio.file.Path;

/**
 * Which daemon stands behind the gateway in tests: the machine's own, or, with
 * {@code -Dquayside.test.docker=newer}, one of Docker 28.
 */
final class TestedDaemon {

	private TestedDaemon() {
	}

	static boolean newer() {
		return System.getProperty("quayside.test.docker", "").equals("newer");
	}

	static Path socket() {
		return newer() ? NewerDaemon.shared().socket() : Docker.RAW;
	}

	static Docker docker() {
		return Docker.on(socket());
	}

}
