package dev.quayside.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code docker ps} in a session with a few containers on a host with many, beside the
 * raw daemon with the few alone. The many come and go between the rounds, so that what
 * disturbs the machine disturbs both.
 */
final class ListCost {

	private static final int OWN = 5;

	private static final int CROWD = 495;

	private static final int ROUNDS = 5;

	private static final int EACH = 20;

	private static final int WARM = 1000;

	private final Table table;

	private final RawEngine raw;

	private final Cli session;

	ListCost(Table table, RawEngine raw, Cli session) {
		this.table = table;
		this.raw = raw;
		this.session = session;
	}

	void measure() throws Exception {
		List<String> own = startOwn();
		warm();
		Samples alone = new Samples();
		Samples crowded = new Samples();
		for (int round = 0; round < ROUNDS; round++) {
			for (int i = 0; i < EACH; i++) {
				alone.take(() -> this.raw.cli().run("ps"));
			}
			this.raw.crowd(CROWD);
			for (int i = 0; i < EACH; i++) {
				crowded.take(() -> this.session.run("ps"));
			}
			this.raw.clear();
		}
		this.table.atMost("docker ps, 5 own of 500; raw with the 5 alone", alone.median(), crowded.median(), 1.1);
		for (String id : own) {
			this.session.run("rm", "-f", id);
		}
	}

	/** What the CLI asks, many times: a server runs for longer than a bench. */
	private void warm() throws IOException {
		for (int i = 0; i < WARM; i++) {
			try (Wire wire = Wire.to(this.session.socket())) {
				wire.get("/v1.41/containers/json").sees("]");
			}
		}
	}

	private List<String> startOwn() throws IOException, InterruptedException {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < OWN; i++) {
			ids.add(this.session.output("run", "-d", "alpine", "sleep", "1d"));
		}
		return ids;
	}

}
