package dev.quayside.gateway;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests as large as they may be: whatever is in them, reading one costs what its
 * length says and ends with an answer.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
class LargeRequestsTest {

	private final TestSession session;

	LargeRequestsTest(@Autowired Gateway gateway) throws IOException {
		this.session = new TestSession(gateway);
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@Test
	void aPathOfManySegmentsIsAnswered() throws IOException {
		assertThat(get("/a".repeat(16_000), "")).startsWith("HTTP/1.1 404").contains("page not found");
	}

	@Test
	void aLongQueryIsAnswered() throws IOException {
		assertThat(get("/containers/json?filters=" + "a".repeat(32_000), "")).startsWith("HTTP/1.1 400")
			.contains("one JSON object");
		assertThat(get("/containers/json?filters=" + "%7B".repeat(10_000), "")).startsWith("HTTP/1.1 400")
			.contains("one JSON object");
	}

	@Test
	void aFilterOfManyPartsIsAnswered() throws IOException {
		String nested = "((((x*)*)*)*)".repeat(1_500);
		assertThat(get("/containers/json?filters=%7B%22name%22:%5B%22" + nested + "%22%5D%7D", ""))
			.startsWith("HTTP/1.1 400")
			.contains("longer than 256 characters");
	}

	/** Time that grows with the square of the length would take minutes for these. */
	@Test
	@Timeout(60)
	void aHeaderFullOfSpacesCostsNoMoreThanItsLength() throws IOException {
		String spaces = " ".repeat(60_000);
		for (int i = 0; i < 20; i++) {
			assertThat(get("/_ping", "X: a" + spaces + "b\r\n")).startsWith("HTTP/1.1 200");
			assertThat(get("/_ping", "Connection: a" + spaces + "b\r\n")).startsWith("HTTP/1.1 200");
		}
	}

	@Test
	void largeBodiesThatDoNotEndAreNotAllWaitedFor() throws IOException {
		String begin = "POST /containers/create HTTP/1.1\r\nHost: docker\r\nContent-Length: 1000000\r\n\r\n"
				+ " ".repeat(100_000);
		List<SocketChannel> channels = new ArrayList<>();
		try (Selector answered = Selector.open()) {
			for (int i = 0; i < 50; i++) {
				SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(this.session.socket()));
				channels.add(channel);
				channel.write(ByteBuffer.wrap(begin.getBytes(StandardCharsets.US_ASCII)));
				channel.configureBlocking(false);
				channel.register(answered, SelectionKey.OP_READ);
			}
			answered.select(20_000);
			SelectionKey first = answered.selectedKeys().iterator().next();
			ByteBuffer answer = ByteBuffer.allocate(1024);
			((SocketChannel) first.channel()).read(answer);
			assertThat(new String(answer.array(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 503")
				.contains("Too many large requests");
		}
		finally {
			for (SocketChannel channel : channels) {
				channel.close();
			}
		}
	}

	private String get(String target, String headers) throws IOException {
		return this.session.raw("GET " + target + " HTTP/1.1\r\nHost: docker\r\n" + headers + "\r\n");
	}

}
