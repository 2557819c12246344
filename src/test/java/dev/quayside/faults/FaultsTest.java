package dev.quayside.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import dev.quayside.gateway.Docker;
import dev.quayside.testing.EventSource;
import dev.quayside.testing.Learner;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One fault after the other on a server, a daemon and a disk of its own. After each,
 * sessions go on; at the end nothing is left. How long the slowest answer took is told,
 * not judged: machines that test are busy.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsTest {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final String SHORTAGE = "The disk of this playground is nearly full";

	private static final Extent EXTENT = Extent.asked();

	private static Playground playground;

	private static Learner bystander;

	@BeforeAll
	static void start() throws IOException {
		playground = Playground.start();
		bystander = playground.learner();
		succeed(playground.docker(bystander), "run", "-d", "--name", "calm", "alpine", "sleep", "100000");
	}

	@AfterAll
	static void stop() throws IOException {
		if (playground != null) {
			playground.close();
		}
	}

	@Test
	@Order(1)
	void aSessionDoesWhatItLikes() throws Exception {
		Learner vandal = playground.learner();
		Docker docker = playground.docker(vandal);
		try (Pulse pulse = new Pulse(playground.socket(bystander))) {
			try (TerminalClient terminal = vandal.connect()) {
				terminal.type("f() { f | f & }; f; echo bo''mb\n");
				docker.run("run", "-d", "--name", "bomb", "alpine", "sh", "-c", "f() { f | f & }; f; sleep 1000");
				Thread.sleep(5000);
				tell("fork bomb", pulse);
			}
			docker.run("rm", "-f", "bomb");
			vandal.call("DELETE", "/api/session");
		}
		try (Pulse pulse = new Pulse(playground.socket(bystander))) {
			Docker.Result hog = playground.docker(vandal).run("run", "alpine", "tail", "/dev/zero");
			assertThat(hog.exit()).as(hog.all()).isEqualTo(137);
			tell("memory hog", pulse);
		}
		writes(vandal);
		try (Pulse pulse = new Pulse(playground.socket(bystander))) {
			Docker flooded = playground.docker(vandal);
			succeed(flooded, "run", "-d", "--name", "flood", "alpine", "yes");
			Thread.sleep(5000);
			succeed(flooded, "rm", "-f", "flood");
			tell("log flood", pulse);
		}
		try (Pulse pulse = new Pulse(playground.socket(bystander))) {
			Docker greedy = playground.docker(vandal);
			long made = IntStream.range(0, EXTENT.networks())
				.filter((i) -> greedy.run("network", "create", "net" + i).exit() == 0)
				.count();
			assertThat(made).isLessThanOrEqualTo(8);
			tell(EXTENT.networks() + " networks", pulse);
		}
		vandal.call("DELETE", "/api/session");
	}

	private static void writes(Learner vandal) throws Exception {
		Docker docker = playground.docker(vandal);
		try (Pulse pulse = new Pulse(playground.socket(bystander))) {
			long begun = System.nanoTime();
			succeed(docker, "run", "-d", "--name", "dd", "alpine", "dd", "if=/dev/zero", "of=/file", "bs=1M");
			until(() -> docker.run("ps", "-a", "--filter", "name=dd", "--format", "{{.Status}}")
				.out()
				.startsWith("Exited (137)"));
			String size = docker.run("ps", "-a", "--size", "--filter", "name=dd", "--format", "{{.Size}}")
				.out()
				.strip();
			tell("dd to the disk, stopped after " + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms and "
					+ size, pulse);
			assertThat(docker.run("run", "alpine", "true").err()).contains("has written all of the");
			succeed(docker, "rm", "-f", "dd");
			until(() -> docker.run("run", "--rm", "alpine", "true").exit() == 0);
		}
	}

	@Test
	@Order(2)
	void theDiskIsFull() throws Exception {
		Learner learner = playground.learner();
		Docker docker = playground.docker(learner);
		try (Pulse pulse = new Pulse(playground.socket(bystander))) {
			playground.disk().fill();
			until(() -> docker.run("volume", "create").err().contains(SHORTAGE));
			assertThat(docker.run("run", "-d", "alpine", "sleep", "1000").err()).contains(SHORTAGE);
			assertThat(playground.server().isWell()).isFalse();
			assertThat(playground.learner().call("POST", "/api/session").body()).contains("nobody else can be let in");
			playground.disk().empty();
			until(() -> docker.run("run", "--rm", "alpine", "true").exit() == 0);
			tell("full disk", pulse);
		}
		finally {
			playground.disk().empty();
		}
		learner.call("DELETE", "/api/session");
	}

	@Test
	@Order(2)
	void manyFillTheDiskTogether() throws Exception {
		List<Learner> many = Stream.generate(playground::learner).limit(6).toList();
		many.forEach(Learner::session);
		try (Pulse pulse = new Pulse(playground.socket(bystander)); EventSource events = bystander.events()) {
			// Whoever comes late is refused; nobody writes all that they may.
			for (Learner each : many) {
				playground.docker(each)
					.run("run", "-d", "alpine", "sh", "-c",
							"while sleep 0.1; do dd if=/dev/zero bs=1M count=20; done >> /file");
			}
			assertThat(events.until("notices", (notices) -> !notices.equals("[]"))).contains(SHORTAGE);
			until(() -> many.stream().noneMatch((each) -> states(each).startsWith("Up")));
			assertThat(many).anyMatch((each) -> states(each).startsWith("Exited (137)"));
			long left = playground.disk().left();
			Thread.sleep(2000);
			assertThat(playground.disk().left()).as("nobody goes on").isGreaterThan(left - (16 << 20));
			assertThat(playground.docker(bystander).run("volume", "create", "more").err()).contains(SHORTAGE);
			for (Learner each : many) {
				each.call("DELETE", "/api/session");
			}
			assertThat(events.until("notices", "[]"::equals)).isEqualTo("[]");
			succeed(playground.docker(bystander), "run", "--rm", "alpine", "true");
			tell("disk filled by many, stopped with " + left / 1_000_000 + " MB left", pulse);
		}
	}

	private static String states(Learner learner) {
		return playground.docker(learner).run("ps", "-a", "--format", "{{.Status}}").out();
	}

	@Test
	@Order(3)
	void theServerIsKilledAtAnyMoment() throws Exception {
		List<Learner> learners = List.of(playground.learner(), playground.learner(), playground.learner());
		learners.forEach(Learner::session);
		AtomicBoolean over = new AtomicBoolean();
		Random moments = new Random();
		long slowest = 0;
		try (ExecutorService load = Executors.newVirtualThreadPerTaskExecutor()) {
			learners.stream().map(playground::docker).forEach((docker) -> load.submit(() -> work(docker, over)));
			try {
				for (int i = 0; i < EXTENT.kills(); i++) {
					Thread.sleep(moments.nextInt(3000));
					playground.server().kill();
					long begun = System.nanoTime();
					playground.server().start();
					slowest = Math.max(slowest, System.nanoTime() - begun);
					for (Learner learner : learners) {
						assertThat(learner.call("GET", "/api/session").statusCode()).isEqualTo(200);
						Docker.Result listed = playground.docker(learner).run("ps");
						assertThat(listed.exit()).as(listed.all()).isZero();
					}
				}
			}
			finally {
				over.set(true);
			}
		}
		tell("server killed " + EXTENT.kills() + " times under load: sessions back after "
				+ Duration.ofNanos(slowest).toMillis() + " ms at the most");
		learners.forEach((learner) -> learner.call("DELETE", "/api/session"));
	}

	/** What it does fails whenever the server is gone. */
	private static void work(Docker docker, AtomicBoolean over) {
		for (int i = 0; !over.get(); i++) {
			docker.shell("docker run --rm -v /data alpine true");
			docker.shell(
					"docker network create net && docker run -d --name web --network net -v vol:/vol alpine sleep 60");
			docker.shell(
					"printf 'FROM alpine\\nRUN echo " + i + " > /step\\n' | DOCKER_BUILDKIT=0 docker build -t own -");
			docker.shell("docker rm -f web; docker network rm net; docker commit $(docker create alpine)");
			// Without a server each of these fails at once: the machine is not to be kept
			// busy by that.
			docker.shell("docker container prune -f; docker image prune -f; sleep 1");
		}
	}

	@Test
	@Order(4)
	void theDaemonIsRestarted() throws Exception {
		Learner learner = playground.learner();
		long slowest = 0;
		TerminalClient terminal = learner.connect();
		try {
			terminal.event("reset");
			terminal.type("echo be''fore\n");
			terminal.sees("before");
			for (int i = 0; i < EXTENT.restarts(); i++) {
				playground.daemon().stop();
				playground.daemon().startDaemon();
				long begun = System.nanoTime();
				// a page comes back by itself, and is told of the new shell
				assertThat(terminal.closed()).isEqualTo(1001);
				terminal = learner.connect();
				terminal.type("docker version -f back-" + i + "-{{.Server.Os}}\n");
				terminal.sees("back-" + i + "-linux");
				slowest = Math.max(slowest, System.nanoTime() - begun);
				until(() -> playground.server().isWell());
				succeed(playground.docker(bystander), "start", "calm");
			}
		}
		finally {
			terminal.close();
		}
		tell("daemon restarted " + EXTENT.restarts() + " times: a shell is back after "
				+ Duration.ofNanos(slowest).toMillis() + " ms at the most");
		learner.call("DELETE", "/api/session");
	}

	@Test
	@Order(5)
	void theDaemonStandsStill() throws Exception {
		Docker docker = playground.docker(bystander);
		playground.daemon().freeze();
		long begun = System.nanoTime();
		try {
			Docker.Result asked = docker.run("ps");
			assertThat(asked.exit()).isNotZero();
			assertThat(asked.err()).contains("is silent: it has not answered for");
			assertThat(playground.server().isWell()).isFalse();
			Thread
				.sleep(Math.max(0, EXTENT.silence() * 1000L - Duration.ofNanos(System.nanoTime() - begun).toMillis()));
		}
		finally {
			playground.daemon().thaw();
		}
		try (Pulse pulse = new Pulse(playground.socket(bystander))) {
			until(() -> playground.server().isWell());
			tell("daemon silent for " + EXTENT.silence() + " s, afterwards", pulse);
		}
	}

	@Test
	@Order(6)
	void manySessionsEndAtOnce() throws Exception {
		List<Learner> learners = new ArrayList<>();
		try (ExecutorService few = Executors.newFixedThreadPool(4)) {
			for (int i = 0; i < EXTENT.sessions(); i++) {
				Learner learner = playground.learner();
				learners.add(learner);
				few.submit(() -> playground.docker(learner).run("run", "-d", "alpine", "sleep", "100000"));
			}
		}
		try (Pulse pulse = new Pulse(playground.socket(bystander));
				ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
			long begun = System.nanoTime();
			List<Future<Integer>> ended = learners.stream()
				.map((learner) -> all
					.submit(() -> learner.call("DELETE", "/api/session", Duration.ofMinutes(10)).statusCode()))
				.toList();
			for (Future<Integer> one : ended) {
				assertThat(one.get()).isEqualTo(204);
			}
			tell(EXTENT.sessions() + " sessions ended at once in "
					+ Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms", pulse);
		}
	}

	@Test
	@Order(7)
	void nothingIsLeft() throws IOException {
		List<String> found = playground.server().log().lines().filter((line) -> line.contains("Removed what")).toList();
		tell("the reaper found " + found.size() + " times something: " + found);
		assertThat(playground.remains()).isEmpty();
	}

	/** Kept in a file, for a report: a log is what others write to as well. */
	private static void tell(String figure) throws IOException {
		Files.writeString(Path.of("target", "faults.txt"), figure + "\n", StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
	}

	private static void tell(String fault, Pulse pulse) throws IOException {
		pulse.close();
		tell(fault + ": " + pulse);
		assertThat(pulse.trouble()).isEmpty();
		assertThat(pulse.slowest()).isLessThan(BOUND);
	}

	private static void succeed(Docker docker, String... command) {
		Docker.Result done = docker.run(command);
		assertThat(done.exit()).as(done.all()).isZero();
	}

	private static void until(BooleanSupplier condition) throws InterruptedException {
		for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
			Thread.sleep(100);
		}
		assertThat(condition.getAsBoolean()).isTrue();
	}

}
