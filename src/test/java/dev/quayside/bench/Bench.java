package dev.quayside.bench;

import dev.quayside.testing.Learner;
import dev.quayside.testing.TerminalClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Measures a server that runs, beside the raw daemon.
 */
final class Bench {

	private static final int SESSIONS = 10;

	private static final int RUNS = 25;

	private static final Path RAW = Path.of("/var/run/docker.sock");

	private final PrintStream out;

	private final String server;

	private final Path data;

	private final Path process;

	private Bench(PrintStream out, String server, Path data, Path process) {
		this.out = out;
		this.server = server;
		this.data = data;
		this.process = process;
	}

	/**
	 * Measures and prints.
	 * @param arguments the server's address, its data folder, its process number
	 * @throws Exception if something cannot be measured
	 */
	static void main(String... arguments) throws Exception {
		new Bench(System.out, arguments[0], Path.of(arguments[1]), Path.of("/proc", arguments[2])).run();
	}

	private void run() throws Exception {
		tell("Server memory, idle after its start", megabytes());
		List<Learner> learners = new ArrayList<>();
		try {
			List<Double> prompts = new ArrayList<>();
			for (int i = 0; i < SESSIONS; i++) {
				Learner learner = new Learner(this.server);
				learners.add(learner);
				prompts.add(milliseconds(() -> prompt(learner)));
			}
			tell("From click to prompt, median of " + SESSIONS + " new sessions", "%.0f ms".formatted(median(prompts)));
			tell("Server memory with " + SESSIONS + " sessions", megabytes());
			compareRuns(learners.getFirst());
		}
		finally {
			learners.forEach((learner) -> learner.call("DELETE", "/api/session"));
		}
	}

	/** What a browser does from the click until the shell has drawn its prompt. */
	private static boolean prompt(Learner learner) {
		try (TerminalClient terminal = learner.connect()) {
			terminal.sees("$");
			return true;
		}
	}

	/** In turn, so that what disturbs the machine disturbs both. */
	private void compareRuns(Learner learner) throws Exception {
		Path socket = this.data.resolve("run").resolve(learner.session().at("/id").asString()).resolve("docker.sock");
		docker(socket, "pull", "-q", "alpine");
		// The first container of a session also makes its network.
		docker(socket, "run", "--rm", "alpine", "true");
		List<Double> raw = new ArrayList<>();
		List<Double> own = new ArrayList<>();
		for (int i = 0; i < RUNS; i++) {
			raw.add(milliseconds(() -> docker(RAW, "run", "--rm", "alpine", "true")));
			own.add(milliseconds(() -> docker(socket, "run", "--rm", "alpine", "true")));
		}
		tell("docker run --rm alpine true, raw daemon, median of " + RUNS, "%.0f ms".formatted(median(raw)));
		tell("docker run --rm alpine true, session, median of " + RUNS, "%.0f ms".formatted(median(own)));
		tell("session to raw", "%.2f".formatted(median(own) / median(raw)));
	}

	private static boolean docker(Path socket, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("docker", "--host=unix://" + socket));
		command.addAll(List.of(arguments));
		int code = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		if (code != 0) {
			throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
		}
		return true;
	}

	/**
	 * Proportional set size: what the process takes of the machine, shared pages by their
	 * share.
	 */
	private String megabytes() throws IOException {
		return Files.readAllLines(this.process.resolve("smaps_rollup"))
			.stream()
			.filter((line) -> line.startsWith("Pss:"))
			.map((line) -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MB")
			.findFirst()
			.orElseThrow();
	}

	private static double milliseconds(Callable<Boolean> action) throws Exception {
		long start = System.nanoTime();
		action.call();
		return (System.nanoTime() - start) / 1e6;
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private void tell(String what, String result) {
		this.out.printf("%-60s %s%n", what, result);
	}

}
