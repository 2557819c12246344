package dev.quayside.faults;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import dev.quayside.gateway.Docker;
import dev.quayside.testing.EventSource;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a session may write: it is told before the end, and stopped at it.
 */
class DiskBoundsTest {

	private static final Server server = Server.run("--quayside.bounds.written=40MB", "--quayside.bounds.files=2000");

	private final Learner learner = new Learner(server);

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void end() {
		this.learner.call("DELETE", "/api/session");
	}

	@Test
	void tellsStopsAndRefusesUntilSomethingIsRemoved() throws InterruptedException {
		Docker docker = docker();
		try (EventSource events = this.learner.events()) {
			succeed(docker, "run", "-d", "--name", "calm", "alpine", "sleep", "1000");
			succeed(docker, "run", "-d", "--name", "some", "alpine", "sh", "-c",
					"dd if=/dev/zero of=/file bs=1M count=34; sleep 1000");
			assertThat(events.next("notices")).contains("% of the 40 MB that it may");
			succeed(docker, "run", "-d", "--name", "hog", "alpine", "dd", "if=/dev/zero", "of=/file", "bs=1M");
			assertThat(events.until("notices", (notices) -> notices.contains("all of the 40 MB")))
				.contains("What was writing was stopped");
			until(() -> docker.run("ps", "-a", "--filter", "name=hog", "--format", "{{.Status}}")
				.out()
				.startsWith("Exited (137)"));
			assertThat(docker.run("ps", "--format", "{{.Names}}").out()).contains("calm");
			assertThat(docker.run("run", "alpine", "true").err())
				.contains("This session has written all of the 40 MB that it may; remove files, containers");
			assertThat(docker.run("volume", "create", "more").exit()).isNotZero();
			succeed(docker, "rm", "-f", "hog", "some");
			assertThat(events.until("notices", "[]"::equals)).isEqualTo("[]");
			succeed(docker, "run", "--rm", "alpine", "true");
		}
	}

	@Test
	void stopsWhatFillsAVolumeWithSmallFiles() throws InterruptedException {
		Docker docker = docker();
		succeed(docker, "run", "-d", "--name", "hog", "-v", "data:/data", "alpine", "sh", "-c",
				"i=0; while true; do i=$((i+1)); : > /data/$i; done");
		until(() -> docker.run("ps", "-a", "--format", "{{.Status}}").out().startsWith("Exited (137)"));
		assertThat(docker.run("volume", "create", "more").err()).contains("all of the 2,000 files that it may");
	}

	@Test
	void stopsWhatWritesWhereNoPathLeads() throws InterruptedException {
		Docker docker = docker();
		succeed(docker, "run", "-d", "--name", "hog", "alpine", "sh", "-c",
				"n=$(printf %0250d 0); for i in $(seq 20); do mkdir $n; cd -P $n; done; "
						+ "dd if=/dev/zero of=x bs=1M count=4; sleep 1000");
		until(() -> docker.run("ps", "-a", "--format", "{{.Status}}").out().startsWith("Exited (137)"));
		assertThat(docker.run("volume", "create", "more").err()).contains("that it may");
		succeed(docker, "rm", "hog");
		until(() -> docker.run("volume", "create", "more").exit() == 0);
	}

	@Test
	void stopsWhatFillsTheHomeAndLeavesTheShell() throws InterruptedException {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("dd if=/dev/zero of=big bs=1M; echo stopped-$((1 + 1))\n");
			terminal.sees("stopped-2");
			assertThat(docker().run("volume", "create", "more").err()).contains("all of the 40 MB");
			terminal.type("rm big; echo same-$((1 + 1))\n");
			terminal.sees("same-2");
			until(() -> docker().run("volume", "create", "more").exit() == 0);
		}
	}

	@Test
	void endsAShellThatItselfGoesOn() throws Exception {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("i=0; while :; do : > f$((i++)); done\n");
			until(() -> !docker().run("volume", "create", "more").err().isEmpty());
			until(() -> !grows());
		}
	}

	private boolean grows() {
		try {
			int before = filesAtHome();
			Thread.sleep(3000);
			return filesAtHome() > before;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int filesAtHome() {
		String home = "quayside-" + this.learner.session().at("/id").asString() + "-home";
		String[] files = Path
			.of(Docker.on(Docker.RAW).run("volume", "inspect", "-f", "{{.Mountpoint}}", home).out().strip())
			.toFile()
			.list();
		return (files != null) ? files.length : 0;
	}

	private Docker docker() {
		Path run = server.data().resolve("run").resolve(this.learner.session().at("/id").asString());
		return Docker.on(run.resolve("docker.sock"));
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
