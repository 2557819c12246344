package dev.quayside.gateway;

import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody can stop the daemon once it writes the layer of a container.
 */
@SpringJUnitConfig(CommitTest.Slow.class)
@TestPropertySource(properties = "quayside.gateway.image-bytes=3MB")
class CommitTest {

	private final Gateway gateway;

	private final CommitsTogether upstream;

	private final List<TestSession> sessions = new ArrayList<>();

	CommitTest(@Autowired Gateway gateway, @Autowired CommitsTogether upstream) {
		this.gateway = gateway;
		this.upstream = upstream;
	}

	@AfterEach
	void end() {
		this.sessions.forEach(TestSession::close);
	}

	@Test
	void aHoleCountsAsManyZeros() throws IOException {
		TestSession session = session("truncate -s 100M /x");
		this.upstream.forget();
		assertThat(session.docker().run("commit", "web", "large").err()).contains("more than 3 MB");
		assertThat(this.upstream.changes()).noneMatch(CommitsTogether::isCommit);
	}

	@Test
	void aHoleOfABuildCountsAsManyZeros() throws IOException {
		TestSession session = session("true");
		this.upstream.forget();
		Docker.Result built = session.docker()
			.shell("printf 'FROM alpine\nRUN truncate -s 100M /x\n' | DOCKER_BUILDKIT=0 docker build -t large -");
		assertThat(built.err()).contains("would take more than they may");
		assertThat(this.upstream.changes()).noneMatch(CommitsTogether::isCommit);
	}

	@Test
	void nothingIsWrittenBetweenTheMeasureAndTheCommit() throws IOException {
		TestSession session = session("true");
		session.docker().run("run", "-d", "--name", "busy", "alpine", "sleep", "600");
		this.upstream.forget();
		assertThat(session.docker().run("commit", "busy", "app").exit()).isZero();
		assertThat(this.upstream.requests().stream().map(CommitTest::said)).containsSubsequence("pause", "json?size=1",
				"commit", "unpause");
		assertThat(session.docker().run("exec", "busy", "echo", "awake").out()).isEqualTo("awake\n");
	}

	@Test
	void aSessionCommitsOneContainerAtATime() throws Exception {
		TestSession session = session("touch /file");
		this.upstream.waitFor(2);
		together(IntStream.range(0, 3).mapToObj((_) -> session).toList());
		assertThat(this.upstream.most()).isEqualTo(1);
	}

	@Test
	void allSessionsCommitFourContainersAtATime() throws Exception {
		for (int i = 0; i < 6; i++) {
			session("touch /file");
		}
		this.upstream.waitFor(5);
		together(this.sessions);
		assertThat(this.upstream.most()).isEqualTo(4);
	}

	@Test
	void whatTheDaemonMadeThoughItDidNotSaySoIsGivenUp() throws IOException {
		TestSession session = session("touch /file");
		this.upstream.breakOff();
		assertThat(session.docker().run("commit", "web", "lost").err()).contains("does not answer");
		assertThat(session.docker().run("commit", "web", "app").exit()).isZero();
		assertThat(Docker.on(Docker.RAW).run("images", "--format", "{{.Repository}}").out().lines())
			.filteredOn((name) -> name.contains(session.id().value()))
			.hasSize(1);
	}

	/** With a container {@code web} that has done something. */
	private TestSession session(String command) throws IOException {
		TestSession session = new TestSession(this.gateway);
		this.sessions.add(session);
		session.docker().run("pull", "-q", "alpine");
		Docker.Result run = session.docker().run("run", "--name", "web", "alpine", "sh", "-c", command);
		assertThat(run.exit()).as(run.err()).isZero();
		return session;
	}

	private static void together(List<TestSession> sessions) throws Exception {
		try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Docker.Result>> commits = sessions.stream()
				.map((session) -> pool.submit(() -> session.docker().run("commit", "web")))
				.toList();
			for (Future<Docker.Result> commit : commits) {
				assertThat(commit.get().err()).isEmpty();
			}
		}
	}

	private static String said(UpstreamRequest request) {
		String target = request.target().startsWith("/v") ? request.target() : "";
		String last = target.substring(target.lastIndexOf('/') + 1);
		return last.startsWith("commit") ? "commit" : last;
	}

	static class Slow extends GatewayTestConfiguration {

		@Override
		CommitsTogether upstream() {
			return new CommitsTogether();
		}

	}

	/** Counts how many commits the daemon has to do at once. */
	static final class CommitsTogether extends RecordingUpstream {

		private final AtomicInteger most = new AtomicInteger();

		private final AtomicInteger now = new AtomicInteger();

		private volatile CountDownLatch wanted = new CountDownLatch(0);

		private volatile boolean breaksOff;

		CommitsTogether() {
			super(TestedDaemon.socket());
		}

		static boolean isCommit(String request) {
			return request.contains("/commit?");
		}

		/** Gives so many commits the time to meet. */
		void waitFor(int commits) {
			this.most.set(0);
			this.wanted = new CountDownLatch(commits);
		}

		int most() {
			return this.most.get();
		}

		/** What the daemon says of the next commit is lost. */
		void breakOff() {
			this.breaksOff = true;
		}

		@Override
		public UpstreamResponse send(UpstreamRequest request) throws IOException {
			if (!isCommit(request.target())) {
				return super.send(request);
			}
			this.most.accumulateAndGet(this.now.incrementAndGet(), Math::max);
			try {
				CountDownLatch meeting = this.wanted;
				meeting.countDown();
				meeting.await(2, TimeUnit.SECONDS);
				UpstreamResponse answer = super.send(request);
				if (this.breaksOff) {
					this.breaksOff = false;
					answer.close();
					throw new IOException("broken off");
				}
				return answer;
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
			finally {
				this.now.decrementAndGet();
			}
		}

	}

}
