package dev.quayside.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.quayside.testing.Learner;
import dev.quayside.testing.TerminalClient;

/**
 * Thirty learners who click within one second: how long each waits for a prompt that has
 * answered a command.
 */
final class Arrivals {

	static final int AT_ONCE = 30;

	private static final long SECOND = 1000; // milliseconds

	private final Table table;

	private final BenchServer server;

	private final List<Learner> held;

	Arrivals(Table table, BenchServer server, List<Learner> held) {
		this.table = table;
		this.server = server;
		this.held = held;
	}

	/** Waits until the server has as many sessions ready as will be taken. */
	void awaitReady() throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest metrics = HttpRequest.newBuilder(URI.create(this.server.url() + "/actuator/prometheus"))
				.build();
			String wanted = "quayside_sessions{state=\"warm\"} " + (double) AT_ONCE;
			while (!http.send(metrics, BodyHandlers.ofString()).body().contains(wanted)) {
				Thread.sleep(SECOND);
			}
		}
	}

	void come(String what, double target) throws Exception {
		Latencies latencies = new Latencies();
		List<Learner> learners = new ArrayList<>();
		List<Future<?>> coming = new ArrayList<>();
		try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < AT_ONCE; i++) {
				Learner learner = new Learner(this.server.url());
				learners.add(learner);
				long begin = i * SECOND / AT_ONCE;
				coming.add(browsers.submit(() -> {
					Thread.sleep(begin);
					long start = System.nanoTime();
					answer(learner);
					latencies.add(System.nanoTime() - start);
					return null;
				}));
			}
			for (Future<?> one : coming) {
				one.get();
			}
		}
		finally {
			this.held.addAll(learners);
		}
		String many = AT_ONCE + " arrivals in a second, " + what + ": click to answer, ";
		this.table.figure(many + "p50", "%.0f ms".formatted(latencies.at(0.5)));
		this.table.figure(many + "p95", "%.0f ms".formatted(latencies.at(0.95)), "<= %.0f ms".formatted(target),
				latencies.at(0.95) <= target);
	}

	private static void answer(Learner learner) {
		try (TerminalClient terminal = learner.connect()) {
			terminal.type("echo $((40 + 2))\n");
			terminal.sees("42");
		}
	}

}
