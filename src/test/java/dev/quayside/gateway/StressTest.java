package dev.quayside.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/**
 * Many connections at once, each doing what the others do, too.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestPropertySource(properties = "quayside.gateway.containers=5")
class StressTest {

	private static final int CONNECTIONS = 8;

	private static final int ROUNDS = 12;

	private final TestSession session;

	private final AtomicInteger most = new AtomicInteger();

	StressTest(@Autowired Gateway gateway) throws IOException {
		this.session = new TestSession(gateway);
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@Test
	void noHurryGetsASessionMoreThanItMayHaveOrLosesWhatItHas() throws Exception {
		this.session.docker().run("pull", "-q", "alpine");
		try (ExecutorService learners = Executors.newVirtualThreadPerTaskExecutor()) {
			List<? extends Future<?>> all = IntStream.range(0, CONNECTIONS)
				.mapToObj((learner) -> learners.submit(() -> hurry(learner)))
				.toList();
			for (Future<?> one : all) {
				one.get();
			}
		}
		assertThat(this.most.get()).isBetween(1, 5);
		assertThat(seenOutside())
			.isEqualTo(this.session.docker().run("ps", "-aq", "--no-trunc").out().lines().sorted().toList());
		this.session.docker().shell("docker rm -f $(docker ps -aq)");
		assertThat(seenOutside()).isEmpty();
		for (int i = 0; i < 5; i++) {
			assertThat(this.session.docker().run("create", "--name", "web" + i, "alpine").exit()).isZero();
		}
		assertThat(this.session.docker().run("create", "alpine").err()).contains("5 containers, the most it may have");
	}

	private Void hurry(int learner) throws IOException {
		String[] names = { "/web", "/cat", "/box", "/own" + learner };
		for (int i = 0; i < ROUNDS; i++) {
			String name = names[(learner + i) % names.length];
			String other = names[(learner + i + 1) % names.length];
			send("POST", "/containers/create?name=" + name.substring(1), "{\"Image\":\"alpine\",\"Cmd\":[\"true\"]}");
			send("POST", "/containers" + name + "/start", "");
			send("POST", "/containers" + name + "/rename?name=" + other.substring(1), "");
			this.most.accumulateAndGet(seenOutside().size(), Math::max);
			send("DELETE", "/containers" + ((i % 2 == 0) ? name : other) + "?force=1", "");
		}
		return null;
	}

	private void send(String method, String path, String body) throws IOException {
		// 500 is the daemon's own word for a container that is removed while it starts
		assertThat(this.session.request(method, "/v1.41" + path, body)).matches("(?s)HTTP/1\\.1 (2|304|4|500).*")
			.doesNotContain("playground failed");
	}

	private List<String> seenOutside() {
		return Docker.on(Docker.RAW)
			.run("ps", "-aq", "--no-trunc", "--filter", "label=" + SessionLabels.SESSION + "=" + this.session.id())
			.out()
			.lines()
			.sorted()
			.toList();
	}

}
