package dev.quayside.operator;

import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom the server believes where a caller comes from, behind a proxy. The metrics tell,
 * which are open to programs of this machine.
 */
class ForwardedTest {

	private static final Server server = Server.run("--server.forward-headers-strategy=native");

	private final Visitor visitor = new Visitor(server);

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void leave() {
		this.visitor.close();
	}

	@Test
	void aProxyOnThisMachineIsBelieved() {
		assertThat(metrics("127.0.0.1")).isEqualTo(200);
		assertThat(metrics("192.168.1.7")).isEqualTo(401);
	}

	/** Proxies put the caller's address after what the caller said. */
	@Test
	void aCallerInAPrivateNetworkThatSaysItIsThisMachineIsNot() {
		assertThat(metrics("127.0.0.1, 192.168.1.7")).isEqualTo(401);
		assertThat(metrics("127.0.0.1, 10.0.0.7")).isEqualTo(401);
	}

	private int metrics(String forwardedFor) {
		return this.visitor.get("/actuator/prometheus", "X-Forwarded-For", forwardedFor).statusCode();
	}

}
