package dev.quayside.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A daemon that is restarted, as an upgrade does, while sessions are open.
 */
class DaemonRestartTest {

	private static final String EVENTS = "GET /v1.41/events HTTP/1.1\r\nHost: docker\r\n\r\n";

	@Test
	void sessionsGoOnWhereTheyWere() throws IOException {
		try (FreshDaemon daemon = new FreshDaemon(List.of(), "alpine");
				GatewayOn gateway = new GatewayOn(daemon.docker().socket());
				SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			succeed(daemon.docker().run("pull", "-q", "alpine"));
			try (TestSession session = gateway.session()) {
				Docker own = session.docker();
				succeed(own.run("pull", "-q", "alpine"));
				succeed(own.run("network", "create", "net"));
				succeed(own.run("run", "-d", "--name", "web", "--network", "net", "-v", "data:/data", "alpine", "sleep",
						"6000"));
				channel.connect(UnixDomainSocketAddress.of(session.socket()));
				channel.write(ByteBuffer.wrap(EVENTS.getBytes(StandardCharsets.US_ASCII)));
				BufferedReader events = new BufferedReader(
						new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
				assertThat(events.readLine()).contains("200");
				CompletableFuture<Docker.Result> attached = CompletableFuture
					.supplyAsync(() -> own.run("attach", "--no-stdin", "web"));

				daemon.stop();
				assertThat(own.run("ps").err()).contains("does not answer; try again in a moment");
				assertThat(attached.join().exit()).as("the attach ended with its container").isNotZero();
				daemon.startDaemon();

				assertThat(own.run("ps", "-a", "--format", "{{.Names}} {{.State}}").out()).isEqualTo("web exited\n");
				assertThat(own.run("volume", "ls", "-q").out()).isEqualTo("data\n");
				assertThat(own.run("network", "ls", "--format", "{{.Name}}", "--filter", "type=custom").out())
					.isEqualTo("net\n");
				succeed(own.run("start", "web"));
				assertThat(own.run("exec", "web", "echo", "again").out()).isEqualTo("again\n");
				assertThat(lineWith(events, "\"Action\":\"start\"")).contains("\"name\":\"web\"");
			}
		}
	}

	private static String lineWith(BufferedReader reader, String part) throws IOException {
		String line = reader.readLine();
		while (line != null && !line.contains(part)) {
			line = reader.readLine();
		}
		return String.valueOf(line);
	}

	private static void succeed(Docker.Result result) {
		assertThat(result.exit()).as(result.all()).isZero();
	}

}
