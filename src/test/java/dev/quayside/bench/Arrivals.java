package dev.quayside.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

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
			while (!isReady(http, metrics)) {
				Thread.sleep(SECOND);
			}
		}
	}

	private static boolean isReady(HttpClient http, HttpRequest metrics) throws InterruptedException {
		String wanted = "quayside_sessions{state=\"warm\"} " + (double) AT_ONCE;
		try {
			return http.send(metrics, BodyHandlers.ofString()).body().contains(wanted);
		}
		catch (IOException _) {
			// It is being started.
			return false;
		}
	}

	/** Learners of the playground come, and stay. */
	void come(String what, double target) throws Exception {
		Latencies latencies = together(this::arrive);
		this.table.figure(named(what) + "p50", milliseconds(latencies.at(0.5)));
		this.table.figure(named(what) + "p95", milliseconds(latencies.at(0.95)), "<= " + milliseconds(target),
				latencies.at(0.95) <= target);
	}

	private void arrive() throws Exception {
		Learner learner = new Learner(this.server.url());
		synchronized (this.held) {
			this.held.add(learner);
		}
		try (TerminalClient terminal = learner.connect()) {
			terminal.type("echo $((40 + 2))\n");
			terminal.sees("42");
		}
	}

	/** Learners come and leave, so that what measures is not measured. */
	void rehearse() throws Exception {
		together(this::arrive);
		leave();
	}

	/** All who came leave. */
	void leave() {
		this.held.parallelStream().forEach((learner) -> learner.call("DELETE", "/api/session"));
		this.held.clear();
	}

	/** As many containers are started without a playground. */
	void comeToTheRawDaemon() throws Exception {
		try (RawEngine raw = new RawEngine(this.server.data().toString())) {
			Latencies latencies = together(() -> {
				try (Way way = raw.shell()) {
					way.type("echo $((40 + 2))\r");
					way.sees("42");
				}
			});
			String what = "raw containers";
			this.table.figure(named(what) + "p50", milliseconds(latencies.at(0.5)));
			this.table.figure(named(what) + "p95", milliseconds(latencies.at(0.95)));
		}
	}

	private static String named(String what) {
		return AT_ONCE + " arrivals in a second, " + what + ": click to answer, ";
	}

	private static String milliseconds(double value) {
		return "%.0f ms".formatted(value);
	}

	private static Latencies together(Crowd.Deed arrival) throws Exception {
		Latencies latencies = new Latencies();
		try (Crowd crowd = new Crowd()) {
			for (int i = 0; i < AT_ONCE; i++) {
				crowd.in(i * SECOND / AT_ONCE, () -> {
					long start = System.nanoTime();
					arrival.run();
					latencies.add(System.nanoTime() - start);
				});
			}
			crowd.await();
		}
		return latencies;
	}

}
