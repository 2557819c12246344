package dev.quayside.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.quayside.testing.Learner;

/**
 * What an idle session takes of the memory, with its share of the server, beside a daemon
 * of its own for each learner. Shared pages count by their share.
 */
final class SessionMemory {

	private static final int SESSIONS = 10;

	private static final int DAEMONS = 3;

	private static final int TRIES = 150;

	private static final long SETTLING = 3_000; // milliseconds

	private static final String IMAGE = "quayside-test/docker:28";

	private static final double TARGET = 1 / 8.0;

	private final Table table;

	private final BenchServer server;

	SessionMemory(Table table, BenchServer server) {
		this.table = table;
		this.server = server;
	}

	void measure() throws Exception {
		double session = session();
		if (Cli.RAW.output("images", "-q", IMAGE).isEmpty()) {
			this.table.figure("memory of an idle session", megabytes(session));
			this.table.note("There is no image " + IMAGE + ": no daemon per learner was measured.");
			return;
		}
		double daemon = daemon();
		this.table.figure("memory of a Docker-in-Docker per learner", megabytes(daemon));
		this.table.figure("memory of an idle session, with the server's share", megabytes(session),
				"<= %s".formatted(megabytes(daemon * TARGET)), session <= daemon * TARGET);
	}

	private double session() throws Exception {
		List<Learner> learners = new ArrayList<>();
		long before = this.server.memory();
		try {
			long sum = 0;
			for (int i = 0; i < SESSIONS; i++) {
				Learner learner = new Learner(this.server.url());
				learners.add(learner);
				learner.connect().sees("$");
				sum += containerMemory("quayside-" + learner.terminal());
			}
			return (sum + Math.max(0, this.server.memory() - before)) / (double) SESSIONS;
		}
		finally {
			learners.forEach((learner) -> learner.call("DELETE", "/api/session"));
		}
	}

	private double daemon() throws Exception {
		String label = "dev.quayside.bench=" + this.server.data();
		List<String> containers = new ArrayList<>();
		try {
			for (int i = 0; i < DAEMONS; i++) {
				containers.add(Cli.RAW.output("run", "--detach", "--network=none", "--label=" + label, "--cap-add=ALL",
						"--cap-drop=SYS_RESOURCE", "--security-opt=seccomp=unconfined",
						"--security-opt=systempaths=unconfined", "--device-cgroup-rule=a *:* rwm", IMAGE));
			}
			long sum = 0;
			for (String container : containers) {
				awaitDaemon(container);
				sum += containerMemory(container);
			}
			return sum / (double) DAEMONS;
		}
		finally {
			for (String container : containers) {
				Cli.RAW.run("rm", "--force", "--volumes", container);
			}
		}
	}

	/**
	 * There is neither a client nor anything else in the image: the daemon is given time
	 * once it listens.
	 */
	private static void awaitDaemon(String container) throws Exception {
		for (int tries = 0; tries < TRIES; tries++) {
			try {
				Cli.RAW.run("exec", container, "/bin/sh", "-c", "[ -S /var/run/docker.sock ]");
				Thread.sleep(SETTLING);
				return;
			}
			catch (Cli.CommandFailedException _) {
				Thread.sleep(200);
			}
		}
		throw new IllegalStateException("The daemon in " + container + " does not listen");
	}

	/** All processes of a container, and the one that holds it. */
	private static long containerMemory(String container) throws IOException, InterruptedException {
		long main = Long.parseLong(Cli.RAW.output("inspect", "--format", "{{.State.Pid}}", container));
		ProcessHandle process = ProcessHandle.of(main).orElseThrow();
		return Stream.concat(Stream.of(process, process.parent().orElseThrow()), process.descendants())
			.mapToLong(ProcessHandle::pid)
			.map(SessionMemory::share)
			.sum();
	}

	private static long share(long pid) {
		try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
			return 1024 * lines.filter((line) -> line.startsWith("Pss:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("[^0-9]", "")))
				.sum();
		}
		catch (IOException _) {
			return 0; // it ended meanwhile
		}
	}

	private static String megabytes(double bytes) {
		return "%.1f MB".formatted(bytes / 1e6);
	}

}
