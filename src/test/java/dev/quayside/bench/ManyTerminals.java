package dev.quayside.bench;

import dev.quayside.testing.Learner;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many open terminals: what an idle one takes of the heap, and what those wait who type.
 */
final class ManyTerminals {

	private static final int OPEN = 200;

	private static final int TYPING = 50;

	private static final int EACH = 4;

	private static final int KEYS = 100;

	/** A fast typist's. */
	private static final long PAUSE = 120; // milliseconds

	private static final int FIRST_RING = 4 * 1024;

	private final PrintStream out;

	private final BenchServer server;

	ManyTerminals(PrintStream out, BenchServer server) {
		this.out = out;
		this.server = server;
	}

	void measure() throws Exception {
		List<Learner> learners = new ArrayList<>();
		List<Way> ways = new ArrayList<>();
		try {
			for (int i = 0; i < OPEN / EACH; i++) {
				Learner learner = new Learner(this.server.url());
				learners.add(learner);
				ways.add(open(learner, learner.terminal()));
			}
			long before = this.server.heap();
			for (Learner learner : learners) {
				for (int i = 1; i < EACH; i++) {
					ways.add(open(learner, more(learner)));
				}
			}
			double each = (double) (this.server.heap() - before) / (OPEN - learners.size()) - FIRST_RING;
			tell("heap of an idle terminal beside its ring", each / 1024, "KiB", "<= 64", each <= 64 * 1024);
			type(ways);
		}
		finally {
			for (Way way : ways) {
				way.close();
			}
			learners.forEach((learner) -> learner.call("DELETE", "/api/session"));
		}
	}

	private Way open(Learner learner, String terminal) throws IOException, InterruptedException {
		Way way = SocketWay.session(this.server, learner, terminal);
		way.awaits(1);
		return way;
	}

	private static String more(Learner learner) {
		return new JsonMapper().readTree(learner.call("POST", "/api/session/terminals").body()).get("id").asString();
	}

	private void type(List<Way> ways) throws Exception {
		Latencies latencies = new Latencies();
		for (Way way : ways) {
			way.prepare();
			way.silence();
		}
		try (ExecutorService typists = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> typing = new ArrayList<>();
			for (int i = 0; i < TYPING; i++) {
				Way way = ways.get(i * (OPEN / TYPING));
				long begin = i * PAUSE / TYPING;
				typing.add(typists.submit(() -> {
					Thread.sleep(begin);
					for (int key = 0; key < KEYS; key++) {
						latencies.key(way);
						Thread.sleep(PAUSE);
					}
					return null;
				}));
			}
			for (Future<?> one : typing) {
				one.get();
			}
		}
		String many = OPEN + " open, " + TYPING + " typing: echo, ";
		tell(many + "p50", latencies.at(0.5), "ms", "", true);
		tell(many + "p99", latencies.at(0.99), "ms", "<= 20", latencies.at(0.99) <= 20);
	}

	private void tell(String what, double value, String unit, String target, boolean met) {
		this.out.printf(Locale.ROOT, "%-57s %10.1f %s %s%n", what, value, unit,
				target.isEmpty() ? "" : "  " + target + (met ? ": met" : ": missed"));
	}

}
