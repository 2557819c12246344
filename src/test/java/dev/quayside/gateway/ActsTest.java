package dev.quayside.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class ActsTest {

	private final TestSession ann;

	private final TestSession bob;

	private final BlockingQueue<Act> heard = new LinkedBlockingQueue<>();

	private final Acts acts;

	private EngineEvents.Subscription subscription = () -> {
	};

	ActsTest(@Autowired Gateway gateway, @Autowired Acts acts) throws IOException {
		this.ann = new TestSession(gateway);
		this.bob = new TestSession(gateway);
		this.acts = acts;
	}

	@BeforeEach
	void listen() {
		this.ann.docker().run("pull", "-q", "alpine");
		this.ann.docker().run("create", "--name", "web", "alpine", "sleep", "600");
		this.subscription = this.acts.subscribe(this.ann.id(), this.heard::add);
	}

	@AfterEach
	void end() {
		this.subscription.close();
		this.ann.close();
		this.bob.close();
	}

	@Test
	void whatOnlyLooksIsToldToo() throws Exception {
		this.ann.docker().run("ps", "-a");
		assertThat(next()).isEqualTo(new Act("GET", "/containers/json", "", Map.of("all", "1")));
	}

	@Test
	void anObjectIsToldByTheLearnersName() throws Exception {
		String id = this.ann.docker().run("inspect", "-f", "{{.Id}}", "web").out().strip();
		assertThat(next()).isEqualTo(new Act("GET", "/containers/{}/json", "web", Map.of()));
		this.ann.docker().run("rm", id.substring(0, 12));
		assertThat(next()).isEqualTo(new Act("DELETE", "/containers/{}", "web", Map.of()));
		this.ann.docker().run("image", "history", "alpine");
		assertThat(next()).isEqualTo(new Act("GET", "/images/{}/history", "alpine:latest", Map.of()));
	}

	@Test
	void whatIsRefusedIsNotTold() throws Exception {
		this.ann.docker().run("start", "nosuch");
		this.ann.docker().run("run", "--privileged", "alpine");
		this.ann.docker().run("volume", "create", "data");
		assertThat(next().route()).isEqualTo("/volumes/create");
	}

	@Test
	void eachSessionsActsAreItsOwn() throws Exception {
		this.bob.docker().run("volume", "create", "bobs");
		this.ann.docker().run("volume", "inspect", "nosuch");
		this.ann.docker().run("volume", "create", "data");
		assertThat(next().route()).isEqualTo("/volumes/create");
		assertThat(this.heard).isEmpty();
	}

	@Test
	void aStreamIsToldAsSoonAsItBegins() throws Exception {
		try (SocketChannel following = SocketChannel.open(UnixDomainSocketAddress.of(this.ann.socket()))) {
			following.write(
					ByteBuffer.wrap("GET /v1.41/containers/web/logs?follow=1&stdout=1 HTTP/1.1\r\nHost: docker\r\n\r\n"
						.getBytes(StandardCharsets.US_ASCII)));
			assertThat(next().route()).isEqualTo("/containers/{}/logs");
		}
		this.ann.docker().run("rm", "web");
		assertThat(next().route()).isEqualTo("/containers/{}");
	}

	@Test
	void nobodyIsToldAfterTheEnd() {
		this.subscription.close();
		this.ann.docker().run("ps");
		assertThat(this.heard).isEmpty();
	}

	/** But for the greeting, by which a client learns the version. */
	private Act next() throws InterruptedException {
		Act act = this.heard.poll(60, TimeUnit.SECONDS);
		while (act != null && List.of("/_ping", "/version").contains(act.route())) {
			act = this.heard.poll(60, TimeUnit.SECONDS);
		}
		assertThat(act).isNotNull();
		return act;
	}

}
