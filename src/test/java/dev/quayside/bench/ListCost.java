package dev.quayside.bench;

import java.io.IOException;
import java.util.List;

/**
 * {@code docker ps} in a session with a few containers on a host with many, beside the
 * raw daemon with the few alone: that one is measured before and after the many are
 * there.
 */
final class ListCost {

	private static final int OWN = 5;

	private static final int CROWD = 495;

	private static final int TIMES = 60;

	private static final double TARGET = 1.1;

	private final Table table;

	private final BenchServer server;

	private final RawEngine raw;

	ListCost(Table table, BenchServer server, RawEngine raw) {
		this.table = table;
		this.server = server;
		this.raw = raw;
	}

	void measure() throws Exception {
		long others = this.raw.others();
		if (others > 0) {
			this.table.note("The host has " + others + " other containers, which the raw daemon lists too");
		}
		Samples alone = new Samples();
		aloneOn(alone);
		List<Samples> crowded = crowded();
		aloneOn(alone);
		this.table.atMost("docker ps, 5 own of 500; raw with the 5 alone", alone.median(), crowded.getFirst().median(),
				TARGET);
		this.table.compare("docker ps, 5 own of 500; raw with the 500", crowded.getLast().median(),
				crowded.getFirst().median());
	}

	private void aloneOn(Samples samples) throws Exception {
		for (int i = 0; i < OWN; i++) {
			this.raw.start("alpine", "sleep", "1d");
		}
		for (int i = 0; i < TIMES / 2; i++) {
			samples.take(() -> this.raw.cli().run("ps"));
		}
		this.raw.clear();
	}

	private List<Samples> crowded() throws Exception {
		try (BenchSession session = BenchSession.on(this.server).ready()) {
			startOwn(session.cli());
			this.raw.crowd(CROWD);
			return Samples.inTurn(TIMES, List.of(() -> session.cli().run("ps"), () -> this.raw.cli().run("ps")));
		}
		finally {
			this.raw.clear();
		}
	}

	private static void startOwn(Cli session) throws IOException, InterruptedException {
		for (int i = 0; i < OWN; i++) {
			session.run("run", "-d", "alpine", "sleep", "1d");
		}
	}

}
