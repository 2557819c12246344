package dev.quayside.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.Gateway;
import dev.quayside.gateway.SessionId;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sessions whose time is over in the same minute do not wait for each other, and what
 * broke off is mended.
 */
class SessionSweepTest {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Server server = Server.run("--quayside.session.idle=10m", "--quayside.session.grace=0s");

	private final Docker raw = Docker.on(Docker.RAW);

	private SessionId first;

	private SessionId second;

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void twoSessions() {
		this.first = new SessionId(new Learner(server).session().at("/id").asString());
		this.second = new SessionId(new Learner(server).session().at("/id").asString());
		server.part(Activity.class).save();
	}

	private static void timeIsOver() {
		server.part(JdbcClient.class).sql("update sessions set active_at = dateadd(minute, -20, active_at)").update();
	}

	@AfterEach
	void endAll() {
		server.part(Sessions.class).endAll("The test is over.");
	}

	@Test
	void oneThatTakesLongKeepsNoOtherWaiting() throws Exception {
		try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> swept = server.part(SessionLocks.class).with(this.first, () -> {
				timeIsOver();
				Future<?> sweep = other.submit(server.part(SessionSweep.class)::sweep);
				await().atMost(PATIENCE).until(() -> isGone(this.second));
				return sweep;
			});
			swept.get();
		}
		await().atMost(PATIENCE).until(() -> isGone(this.first));
		assertThat(server.traces()).isEmpty();
	}

	@Test
	void oneThatCannotBeEndedKeepsNoOther() {
		String holder = "quayside-test-" + this.first;
		Docker.Result held = this.raw.run("create", "--name", holder, "-v", "quayside-" + this.first + "-home:/data",
				"alpine");
		assertThat(held.exit()).as(held.all()).isZero();
		try {
			timeIsOver();
			server.part(SessionSweep.class).sweep();
			await().atMost(PATIENCE).until(() -> isGone(this.second));
			assertThat(isGone(this.first)).isFalse();
		}
		finally {
			this.raw.run("rm", holder);
		}
		server.part(SessionSweep.class).sweep();
		await().atMost(PATIENCE).until(() -> isGone(this.first));
		assertThat(server.traces()).isEmpty();
	}

	@Test
	void oneThatWasGivenUpBeforeItBeganIsEnded() {
		SessionStore store = server.part(SessionStore.class);
		SessionId begins = store.insert(SessionSecret.random(), Instant.now());
		SessionId givenUp = store.insert(SessionSecret.random(), Instant.now().minus(Duration.ofMinutes(6)));
		server.part(SessionSweep.class).sweep();
		assertThat(isGone(givenUp)).isTrue();
		assertThat(isGone(begins)).isFalse();
	}

	@Test
	void oneWhoseViewWasLostHasItAgain() {
		Docker learner = Docker.on(server.data().resolve("run").resolve(this.first.value()).resolve("docker.sock"));
		server.part(Gateway.class).close(this.first);
		assertThat(learner.run("ps").exit()).isNotZero();
		server.part(SessionSweep.class).sweep();
		Docker.Result asked = learner.run("ps");
		assertThat(asked.exit()).as(asked.all()).isZero();
	}

	private static boolean isGone(SessionId session) {
		return server.part(SessionStore.class).find(session).isEmpty();
	}

}
