package dev.quayside.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowClientTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "G", "GET /version HTTP/1.1\r\nHost: docker\r\n",
			"POST /x HTTP/1.1\r\nHost: docker\r\nContent-Length: 9\r\n\r\n{",
			"POST /x HTTP/1.1\r\nHost: docker\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{" })
	void whoPausesWithinARequestIsToldSoAndCutOff(String begun) throws Exception {
		UnixDomainSocketAddress address = UnixDomainSocketAddress.of(this.folder.resolve("s"));
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
				SocketChannel client = SocketChannel.open(address);
				ClientConnection connection = new ClientConnection(server.accept(), new ByteCount(),
						Duration.ofMillis(300))) {
			Thread reader = Thread.ofVirtual().start(() -> read(connection));
			client.write(ByteBuffer.wrap(begun.getBytes(StandardCharsets.US_ASCII)));
			String answer = new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 408 Request Timeout\r\n")
				.contains("Connection: close\r\n")
				.endsWith("seconds; send it again without pauses\"}\n");
			reader.join();
		}
	}

	private static void read(ClientConnection connection) {
		try {
			Exchange exchange = connection.next();
			if (exchange != null) {
				exchange.body();
			}
		}
		catch (IOException cutOff) {
			assertThat(cutOff).isNotNull();
		}
	}

}
