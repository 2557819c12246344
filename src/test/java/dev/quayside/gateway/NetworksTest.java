package dev.quayside.gateway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class NetworksTest {

	private final TestSession ann;

	private final TestSession bob;

	NetworksTest(@Autowired Gateway gateway) throws IOException {
		this.ann = new TestSession(gateway);
		this.bob = new TestSession(gateway);
		this.ann.docker().run("pull", "-q", "alpine");
		this.bob.docker().run("pull", "-q", "alpine");
	}

	@AfterEach
	void end() {
		this.ann.close();
		this.bob.close();
	}

	@Test
	void containersOnANetworkOfTheirOwnFindEachOtherByName() {
		succeed(this.ann.docker().run("network", "create", "net"));
		serve(this.ann, "web", "net");
		assertThat(greet(this.ann, "net", "web")).isEqualTo("hello\n");
	}

	@Test
	void onTheDefaultNetworkNamesAreNotResolvedAndAddressesAnswer() {
		serve(this.ann, "web", "bridge");
		assertThat(greet(this.ann, "bridge", address(this.ann, "web", "bridge"))).isEqualTo("hello\n");
		assertThat(greet(this.ann, "bridge", "web")).isEmpty();
	}

	@Test
	void bothSessionsOwnANetworkOfTheSameNameAndDoNotReachEachOther() {
		for (TestSession session : new TestSession[] { this.ann, this.bob }) {
			succeed(session.docker().run("network", "create", "net"));
			serve(session, "web", "net");
		}
		String address = address(this.ann, "web", "net");
		assertThat(greet(this.ann, "net", address)).isEqualTo("hello\n");
		assertThat(greet(this.bob, "net", address)).isEmpty();
		String id = this.ann.docker().run("network", "ls", "-q", "--no-trunc", "--filter", "name=net").out().strip();
		assertThat(this.bob.docker().run("network", "inspect", id).exit()).isNotZero();
		assertThat(this.bob.docker().run("network", "connect", id, "web").exit()).isNotZero();
		assertThat(this.bob.docker().run("network", "rm", id).exit()).isNotZero();
		assertThat(this.bob.docker().run("network", "ls", "--format", "{{.Name}} {{.Driver}}").out().lines())
			.containsExactlyInAnyOrder("bridge bridge", "host host", "net bridge", "none null");
	}

	@Test
	void noContainerReachesWhatListensOnTheHost() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
		server.start();
		try {
			succeed(this.ann.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600"));
			String gateway = this.ann.docker()
				.run("network", "inspect", "--format", "{{(index .IPAM.Config 0).Gateway}}", "bridge")
				.out()
				.strip();
			String host = gateway.isEmpty() ? address(this.ann, "web", "bridge").replaceAll("\\.\\d+$", ".1") : gateway;
			Docker.Result wget = this.ann.docker()
				.run("exec", "web", "timeout", "5", "wget", "-q", "-O", "-",
						"http://" + host + ":" + server.getAddress().getPort() + "/");
			assertThat(wget.exit()).as(wget.all()).isNotZero();
			assertThat(wget.all()).doesNotContain("404");
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void aContainerJoinsAndLeavesANetworkWhileItRuns() {
		succeed(this.ann.docker().run("network", "create", "net"));
		serve(this.ann, "web", "bridge");
		succeed(this.ann.docker().run("network", "connect", "--alias", "site", "net", "web"));
		assertThat(greet(this.ann, "net", "site")).isEqualTo("hello\n");
		succeed(this.ann.docker().run("network", "disconnect", "net", "web"));
		assertThat(this.ann.docker().run("network", "inspect", "--format", "{{len .Containers}}", "net").out())
			.isEqualTo("0\n");
		succeed(this.ann.docker().run("network", "rm", "net"));
	}

	@Test
	void whatEndsWithTheSessionLeavesNoNetwork() throws IOException {
		succeed(this.ann.docker().run("network", "create", "net"));
		succeed(this.ann.docker().run("run", "-d", "--network", "net", "alpine", "sleep", "600"));
		this.ann.close();
		assertThat(TestedDaemon.docker()
			.run("network", "ls", "-q", "--filter", "label=" + SessionLabels.SESSION + "=" + this.ann.id())
			.out()).isEmpty();
	}

	/** A container that says hello to everybody who connects. */
	private static void serve(TestSession session, String name, String network) {
		succeed(session.docker()
			.run("run", "-d", "--name", name, "--network", network, "alpine", "sh", "-c",
					"while true; do echo hello | nc -l -p 7777; done"));
	}

	private static String greet(TestSession session, String network, String host) {
		return session.docker()
			.run("run", "--rm", "--network", network, "alpine", "sh", "-c",
					"for i in 1 2 3 4 5; do nc -w 1 " + host + " 7777 2>/dev/null </dev/null && exit; sleep 0.2; done")
			.out();
	}

	private static String address(TestSession session, String container, String network) {
		return session.docker()
			.run("inspect", "--format", "{{(index .NetworkSettings.Networks \"" + network + "\").IPAddress}}",
					container)
			.out()
			.strip();
	}

	private static void succeed(Docker.Result result) {
		assertThat(result.exit()).as(result.all()).isZero();
	}

}
