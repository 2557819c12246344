package dev.quayside.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Commands that a learner types all the time.
 */
final class CommandCost {

	private static final int RUNS = 40;

	private static final int EXECS = 60;

	private static final int TRANSFERS = 5;

	/** In bytes. */
	private static final long GIBIBYTE = 1L << 30;

	private final Table table;

	private final RawEngine raw;

	private final Cli session;

	CommandCost(Table table, RawEngine raw, Cli session) {
		this.table = table;
		this.raw = raw;
		this.session = session;
	}

	/**
	 * A session's default network is one of its own, so that sessions are apart; what the
	 * daemon itself takes for such a network is seen beside its own {@code docker0}.
	 */
	void run() throws Exception {
		String network = this.raw.network("--internal", "quayside-bench-" + ProcessHandle.current().pid());
		List<Samples> taken = Samples.inTurn(RUNS,
				List.of(() -> this.raw.runOnce("alpine", "true"),
						() -> this.raw.runOnce("--network=" + network, "alpine", "true"),
						() -> this.session.run("run", "--rm", "alpine", "true")));
		this.table.atMost("docker run --rm alpine true; raw on docker0", taken.get(0).median(), taken.get(2).median(),
				1.05);
		this.table.atMost("docker run --rm alpine true; raw on a network of its own", taken.get(1).median(),
				taken.get(2).median(), 1.05);
	}

	void exec() throws Exception {
		String rawId = this.raw.start("alpine", "sleep", "1d");
		String ownId = this.session.output("run", "-d", "alpine", "sleep", "1d");
		List<Samples> taken = Samples.inTurn(EXECS, List.of(() -> this.raw.cli().run("exec", rawId, "true"),
				() -> this.session.run("exec", ownId, "true")));
		this.table.atMost("docker exec … true", taken.getFirst().median(), taken.getLast().median(), 1.1);
		this.session.run("rm", "-f", ownId);
	}

	/** What goes in comes out again. */
	void throughput() throws Exception {
		Path input = gibibyte();
		try {
			String rawId = this.raw.start("alpine", "sleep", "1d");
			String ownId = this.session.output("run", "-d", "alpine", "sleep", "1d");
			List<Samples> taken = Samples.inTurn(TRANSFERS,
					List.of(() -> this.raw.cli().runWithInput(input, "exec", "-i", rawId, "cat"),
							() -> this.session.runWithInput(input, "exec", "-i", ownId, "cat")));
			this.table.atLeast("1 GiB through docker exec -i … cat >/dev/null", rate(taken.getFirst()),
					rate(taken.getLast()), 0.7);
			this.session.run("rm", "-f", ownId);
		}
		finally {
			Files.delete(input);
		}
	}

	private static double rate(Samples samples) {
		return GIBIBYTE / 1e6 / (samples.median() / 1000);
	}

	/** A file of zeroes that takes no room. */
	private static Path gibibyte() throws IOException {
		Path file = Files.createTempFile("bench", ".zeroes");
		try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
			sparse.setLength(GIBIBYTE);
		}
		return file;
	}

}
