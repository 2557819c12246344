package dev.quayside.gateway;

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
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Archives that are on their way lie on the host's disk.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestPropertySource(properties = { "quayside.gateway.copy.at-once=1", "quayside.gateway.copy.time=10s" })
class ArchiveTurnsTest {

	private final TestSession session;

	ArchiveTurnsTest(@Autowired Gateway gateway) throws IOException {
		this.session = new TestSession(gateway);
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "PUT /containers/web/archive?path=/", "POST /images/load", "POST /images/create?fromSrc=-" })
	void aSessionSendsSoManyAtATimeAndNoMore(String request) throws IOException {
		this.session.docker().run("pull", "-q", "alpine");
		this.session.docker().run("create", "--name", "web", "alpine");
		try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(this.session.socket()))) {
			client.write(ByteBuffer.wrap((request + " HTTP/1.1\r\nHost: docker\r\nContent-Length: 10240\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII)));
			Programs.await(Path.of("/dev/null"), () -> copied().err().contains("the most it may at a time"));
		}
		Programs.await(Path.of("/dev/null"), () -> copied().exit() == 0);
		assertThat(copied().err()).doesNotContain("at a time");
	}

	@Test
	void whoReadsNothingHoldsNoContainerForEver() throws IOException {
		this.session.docker().run("pull", "-q", "alpine");
		this.session.docker()
			.run("run", "--name", "large", "alpine", "dd", "if=/dev/zero", "of=/file", "bs=1M", "count=20");
		try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(this.session.socket()))) {
			client.write(ByteBuffer.wrap("GET /containers/large/archive?path=/file HTTP/1.1\r\nHost: docker\r\n\r\n"
				.getBytes(StandardCharsets.US_ASCII)));
			client.read(ByteBuffer.allocate(16));
			assertThat(this.session.docker().run("rm", "large").out()).isEqualTo("large\n");
		}
	}

	private Docker.Result copied() {
		return this.session.docker().shell("docker cp /etc/hostname web:/");
	}

}
