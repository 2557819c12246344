package dev.quayside.bench;

import dev.quayside.testing.Learner;
import dev.quayside.testing.TerminalClient;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a learner waits for, and what that takes.
 */
final class OverviewBench {

	private static final int SESSIONS = 10;

	private static final int RUNS = 25;

	private final Table table;

	private final BenchServer server;

	OverviewBench(PrintStream out, BenchServer server) {
		this.table = new Table(out);
		this.server = server;
	}

	void run() throws Exception {
		this.table.head();
		this.table.figure("server memory, idle after its start", megabytes());
		List<Learner> learners = new ArrayList<>();
		try {
			Samples prompts = new Samples();
			for (int i = 0; i < SESSIONS; i++) {
				Learner learner = new Learner(this.server.url());
				learners.add(learner);
				prompts.take(() -> prompt(learner));
			}
			this.table.figure("from click to prompt, median of " + SESSIONS + " new sessions",
					"%.0f ms".formatted(prompts.median()));
			this.table.figure("server memory with " + SESSIONS + " sessions", megabytes());
			compareRuns(learners.getFirst());
		}
		finally {
			learners.forEach((learner) -> learner.call("DELETE", "/api/session"));
		}
	}

	/** What a browser does from the click until the shell has drawn its prompt. */
	private static void prompt(Learner learner) {
		try (TerminalClient terminal = learner.connect()) {
			terminal.sees("$");
		}
	}

	private void compareRuns(Learner learner) throws Exception {
		Cli session = new Cli(this.server.socket(learner));
		session.run("pull", "-q", "alpine");
		// The first container of a session also makes its network.
		session.run("run", "--rm", "alpine", "true");
		List<Samples> taken = Samples.inTurn(RUNS, List.of(() -> Cli.RAW.run("run", "--rm", "alpine", "true"),
				() -> session.run("run", "--rm", "alpine", "true")));
		this.table.compare("docker run --rm alpine true, median of " + RUNS, taken.getFirst().median(),
				taken.getLast().median());
	}

	private String megabytes() throws IOException {
		return this.server.memory() / 1024 / 1024 + " MB";
	}

}
