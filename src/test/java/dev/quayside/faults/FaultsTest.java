package dev.quayside.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import dev.quayside.gateway.Docker;
import dev.quayside.testing.EventSource;
import dev.quayside.testing.Learner;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

	private static final String SHORTAGE = "The disk of this playground is nearly full";

	private static final Extent EXTENT = Extent.asked();

	private static Playground playground;

	private static Learner bystander;

	private static Report report;

	@BeforeAll
	static void start() throws Exception {
		playground = Playground.start();
		bystander = playground.learner();
		succeed(playground.docker(bystander), "run", "-d", "--name", "calm", "alpine", "sleep", "100000");
		report = new Report(playground.socket(bystander), "calm");
		report.quiet(); // the first answers of a server are slow
	}

	@AfterAll
	static void stop() throws IOException {
		if (playground != null) {
			playground.close();
		}
	}

	/** Sessions end, and are made ahead, beside a test. */
	@AfterEach
	void nothingIsLeftOfSessionsThatAreOver() throws Exception {
		Set<String> over = playground.over();
		for (int i = 0; i < 60 && !over.isEmpty(); i++) {
			Thread.sleep(1000);
			over = playground.over();
		}
		assertThat(over).isEmpty();
	}

	@Test
	@Order(1)
	void aSessionDoesWhatItLikes() throws Exception {
		Learner vandal = playground.learner();
		Docker docker = playground.docker(vandal);
		try (Pulse pulse = report.pulseAfterQuiet()) {
			try (TerminalClient terminal = vandal.connect()) {
				terminal.type("f() { f | f & }; f; echo bo''mb\n");
				docker.run("run", "-d", "--name", "bomb", "alpine", "sh", "-c", "f() { f | f & }; f; sleep 1000");
				Thread.sleep(5000);
				report.tell("fork bomb", pulse.beats());
			}
			docker.run("rm", "-f", "bomb");
			vandal.call("DELETE", "/api/session");
		}
		try (Pulse pulse = report.pulseAfterQuiet()) {
			Docker.Result hog = playground.docker(vandal).run("run", "alpine", "tail", "/dev/zero");
			assertThat(hog.exit()).as(hog.all()).isEqualTo(137);
			report.tell("memory hog", pulse.beats());
		}
		writes(vandal);
		try (Pulse pulse = report.pulseAfterQuiet()) {
			Docker flooded = playground.docker(vandal);
			succeed(flooded, "run", "-d", "--name", "flood", "alpine", "yes");
			Thread.sleep(5000);
			succeed(flooded, "rm", "-f", "flood");
			report.tell("log flood", pulse.beats());
		}
		try (Pulse pulse = report.pulseAfterQuiet()) {
			Docker greedy = playground.docker(vandal);
			long made = IntStream.range(0, EXTENT.networks())
				.filter((i) -> greedy.run("network", "create", "net" + i).exit() == 0)
				.count();
			assertThat(made).isLessThanOrEqualTo(8);
			report.tell(EXTENT.networks() + " networks", pulse.beats());
		}
		vandal.call("DELETE", "/api/session");
	}

	private static void writes(Learner vandal) throws Exception {
		Docker docker = playground.docker(vandal);
		try (Pulse pulse = report.pulseAfterQuiet()) {
			long begun = System.nanoTime();
			succeed(docker, "run", "-d", "--name", "dd", "alpine", "dd", "if=/dev/zero", "of=/file", "bs=1M");
			until(() -> docker.run("ps", "-a", "--filter", "name=dd", "--format", "{{.Status}}")
				.out()
				.startsWith("Exited (137)"));
			String size = docker.run("ps", "-a", "--size", "--filter", "name=dd", "--format", "{{.Size}}")
				.out()
				.strip();
			report.tell("dd to the disk, stopped after " + Duration.ofNanos(System.nanoTime() - begun).toMillis()
					+ " ms and " + size, pulse.beats());
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
		try (Pulse pulse = report.pulseAfterQuiet()) {
			playground.disk().fill();
			until(() -> docker.run("volume", "create").err().contains(SHORTAGE));
			assertThat(docker.run("run", "-d", "alpine", "sleep", "1000").err()).contains(SHORTAGE);
			assertThat(playground.server().isWell()).isFalse();
			assertThat(playground.learner().call("POST", "/api/session").body()).contains("nobody else can be let in");
			playground.disk().empty();
			until(() -> docker.run("run", "--rm", "alpine", "true").exit() == 0);
			report.tell("full disk", pulse.beats());
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
		try (Pulse pulse = report.pulseAfterQuiet(); EventSource events = bystander.events()) {
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
			report.tell("disk filled by many, stopped with " + left / 1_000_000 + " MB left", pulse.beats());
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
		report.quiet();
		Random moments = new Random();
		long slowest = 0;
		Beats beats = Beats.NONE;
		List<Learner> came;
		try (Crowd crowd = new Crowd(learners.stream().map(playground::docker).toList(), playground::learner)) {
			came = crowd.came();
			Thread.sleep(moments.nextInt(3000));
			for (int i = 0; i < EXTENT.kills(); i++) {
				playground.server().kill();
				long begun = System.nanoTime();
				playground.server().start();
				slowest = Math.max(slowest, System.nanoTime() - begun);
				try (Pulse pulse = report.pulse()) {
					for (Learner learner : learners) {
						assertThat(learner.call("GET", "/api/session").statusCode()).isEqualTo(200);
						succeed(playground.docker(learner), "ps");
					}
					Thread.sleep(moments.nextInt(3000));
					beats = beats.plus(pulse.beats());
				}
			}
		}
		report.tell("server killed " + EXTENT.kills() + " times under load: sessions back after "
				+ Duration.ofNanos(slowest).toMillis() + " ms at the most, and " + sinceBack(beats), beats);
		Stream.concat(learners.stream(), came.stream()).forEach((learner) -> learner.call("DELETE", "/api/session"));
	}

	@Test
	@Order(4)
	void theDaemonIsRestarted() throws Exception {
		Learner learner = playground.learner();
		long slowest = 0;
		Beats beats = Beats.NONE;
		TerminalClient terminal = learner.connect();
		try {
			terminal.event("reset");
			terminal.type("echo be''fore\n");
			terminal.sees("before");
			report.quiet();
			for (int i = 0; i < EXTENT.restarts(); i++) {
				playground.daemon().stop();
				playground.daemon().startDaemon();
				long begun = System.nanoTime();
				try (Pulse pulse = report.pulse()) {
					// a page comes back by itself, and is told of the new shell
					assertThat(terminal.closed()).isEqualTo(1001);
					terminal = learner.connect();
					terminal.type("docker version -f back-" + i + "-{{.Server.Os}}\n");
					terminal.sees("back-" + i + "-linux");
					slowest = Math.max(slowest, System.nanoTime() - begun);
					until(() -> playground.server().isWell());
					succeed(playground.docker(bystander), "start", "calm");
					beats = beats.plus(pulse.beats());
				}
			}
		}
		finally {
			terminal.close();
		}
		report.tell("daemon restarted " + EXTENT.restarts() + " times: a shell is back after "
				+ Duration.ofNanos(slowest).toMillis() + " ms at the most, and " + sinceBack(beats), beats);
		learner.call("DELETE", "/api/session");
	}

	@Test
	@Order(5)
	void theDaemonStandsStill() throws Exception {
		Docker docker = playground.docker(bystander);
		report.quiet();
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
		succeed(playground.daemon().docker(), "version");
		try (Pulse pulse = report.pulse()) {
			until(() -> playground.server().isWell());
			Thread.sleep(3000);
			Beats beats = pulse.beats();
			report.tell("daemon silent for " + EXTENT.silence() + " s, " + sinceBack(beats), beats);
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
		assertThat(playground.daemon().docker().run("ps", "--filter", "ancestor=alpine", "--quiet").out().lines())
			.hasSizeGreaterThanOrEqualTo(EXTENT.sessions());
		try (Pulse pulse = report.pulseAfterQuiet();
				ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
			long begun = System.nanoTime();
			List<Future<Integer>> ended = learners.stream()
				.map((learner) -> all
					.submit(() -> learner.call("DELETE", "/api/session", Duration.ofMinutes(10)).statusCode()))
				.toList();
			for (Future<Integer> one : ended) {
				assertThat(one.get()).isEqualTo(204);
			}
			report.tell(EXTENT.sessions() + " sessions ended at once in "
					+ Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms", pulse.beats());
		}
	}

	@Test
	@Order(7)
	void nothingIsLeft() throws IOException {
		List<String> found = playground.server().log().lines().filter((line) -> line.contains("Removed what")).toList();
		report.tell("the reaper found " + found.size() + " times something: " + found);
		assertThat(playground.remains()).isEmpty();
	}

	private static String sinceBack(Beats beats) {
		return "the first answer " + beats.first().toMillis() + " ms after it was back";
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
