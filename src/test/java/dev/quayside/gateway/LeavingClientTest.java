package dev.quayside.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class LeavingClientTest {

	private final TestSession session;

	private final RecordingUpstream upstream;

	LeavingClientTest(@Autowired Gateway gateway, @Autowired RecordingUpstream upstream) throws IOException {
		this.session = new TestSession(gateway);
		this.upstream = upstream;
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /containers/web/logs?follow=1&stdout=1", "GET /containers/web/stats",
			"POST /containers/web/wait", "GET /containers/web/export" })
	void theStreamOfTheDaemonEndsWithTheClients(String request) throws IOException {
		this.session.docker().run("pull", "-q", "alpine");
		this.session.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600");
		int before = this.upstream.open();
		try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(this.session.socket()))) {
			client.write(ByteBuffer
				.wrap((request + " HTTP/1.1\r\nHost: docker\r\n" + "\r\n").getBytes(StandardCharsets.US_ASCII)));
			client.read(ByteBuffer.allocate(16));
			assertThat(this.upstream.open()).isGreaterThanOrEqualTo(before);
		}
		Programs.await(Path.of("/dev/null"), () -> this.upstream.open() <= before);
	}

	@Test
	void whatTheDaemonMakesWhileTheSessionEndsGoesWithIt() throws IOException {
		this.session.docker().run("pull", "-q", "alpine");
		this.session.docker()
			.run("run", "--name", "large", "alpine", "dd", "if=/dev/urandom", "of=/file", "bs=1M", "count=200");
		this.upstream.forget();
		try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(this.session.socket()))) {
			client.write(ByteBuffer.wrap(("POST /v1.41/commit?container=large&repo=late HTTP/1.1\r\nHost: docker\r\n"
					+ "Content-Length: 0\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII)));
			Programs.await(Path.of("/dev/null"),
					() -> this.upstream.changes().stream().anyMatch((request) -> request.contains("/commit")));
			this.session.close();
		}
		assertThat(Docker.on(Docker.RAW).run("images", "-a").out()).doesNotContain(this.session.id().value());
	}

}
