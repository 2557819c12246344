package dev.quayside.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RawStreamTest {

	private final Upstream upstream = new UnixUpstream(Path.of("/var/run/docker.sock"));

	@Test
	void theEndOfTheInputIsPassedOnAndCutsNoOutput() throws IOException {
		try (GenericContainer<?> container = new GenericContainer<>("alpine:latest").withCommand("sleep", "600")) {
			container.start();
			String exec = exec(container.getContainerId(), "cat; sleep 1; echo after the end");
			UpstreamRequest start = UpstreamRequest.json("POST", "/exec/" + exec + "/start", json("{\"Tty\":false}"));
			try (UpstreamResponse stream = this.upstream.send(start.upgrading())) {
				assertThat(stream.status()).isEqualTo(101);
				try (OutputStream input = stream.output()) {
					input.write(json("to the end\n"));
				}
				assertThat(new String(stream.body().readAllBytes(), StandardCharsets.UTF_8)).contains("to the end\n",
						"after the end\n");
			}
		}
	}

	@Test
	void theWholeConnectionPassesOnTheEndOfTheInputToo() throws IOException {
		try (GenericContainer<?> container = new GenericContainer<>("alpine:latest").withCommand("sleep", "600")) {
			container.start();
			String exec = exec(container.getContainerId(), "cat; sleep 1; echo after the end");
			UpstreamRequest start = UpstreamRequest.json("POST", "/exec/" + exec + "/start", json("{\"Tty\":false}"));
			try (UpstreamResponse stream = this.upstream.send(start.upgrading())) {
				RawConnection connection = stream.raw();
				connection.write(ByteBuffer.wrap(json("to the end\n")));
				connection.endOutput();
				byte[] output = Channels.newInputStream(connection).readAllBytes();
				assertThat(new String(output, StandardCharsets.UTF_8)).contains("to the end\n", "after the end\n");
			}
		}
	}

	@Test
	void whatCameAlongWithTheHeadIsReadFirst() throws IOException {
		Path folder = Files.createTempDirectory("qs");
		Path path = folder.resolve("daemon.sock");
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			server.bind(UnixDomainSocketAddress.of(path));
			Thread.ofVirtual()
				.start(() -> answer(server, "HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\nahead", " and more"));
			try (UpstreamResponse stream = new UnixUpstream(path)
				.send(UpstreamRequest.of("POST", "/containers/x/attach").upgrading())) {
				byte[] output = Channels.newInputStream(stream.raw()).readAllBytes();
				assertThat(new String(output, StandardCharsets.UTF_8)).isEqualTo("ahead and more");
			}
		}
		finally {
			Files.deleteIfExists(path);
			Files.delete(folder);
		}
	}

	/** Reads the head of one request, and writes two pieces. */
	private static void answer(ServerSocketChannel server, String first, String second) {
		try (SocketChannel channel = server.accept()) {
			ByteBuffer request = ByteBuffer.allocate(4096);
			while (!new String(request.array(), StandardCharsets.US_ASCII).contains("\r\n\r\n")) {
				channel.read(request);
			}
			channel.write(ByteBuffer.wrap(json(first)));
			channel.write(ByteBuffer.wrap(json(second)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String exec(String container, String command) throws IOException {
		byte[] body = json("{\"AttachStdin\":true,\"AttachStdout\":true,\"Cmd\":[\"sh\",\"-c\",\"" + command + "\"]}");
		try (UpstreamResponse answer = this.upstream
			.send(UpstreamRequest.json("POST", "/containers/" + container + "/exec", body))) {
			return new JsonMapper().readTree(answer.body()).path("Id").asString();
		}
	}

	private static byte[] json(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
