package dev.quayside.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.quayside.testing.Learner;

/**
 * Three hundred sessions held, in fifty of which lesson commands run at a learner's pace:
 * what those wait for their echo who type in others.
 */
final class HeldSessions {

	private static final int HELD = 300;

	private static final int BUSY = 50;

	private static final int TYPING = 25;

	private static final int KEYS = 100;

	private static final long KEY = 120; // milliseconds, a fast typist's

	/** So long a learner reads before the next command, in milliseconds. */
	private static final long READING = 20_000;

	private static final double TARGET = 50; // milliseconds

	private final Table table;

	private final BenchServer server;

	private final List<Learner> held;

	HeldSessions(Table table, BenchServer server, List<Learner> held) {
		this.table = table;
		this.server = server;
		this.held = held;
	}

	void measure() throws Exception {
		List<Way> ways = new ArrayList<>();
		AtomicBoolean over = new AtomicBoolean();
		try (Crowd learners = new Crowd(); Crowd typists = new Crowd()) {
			Latencies alone = new Latencies();
			while (ways.size() < HELD) {
				long start = System.nanoTime();
				boolean comes = this.held.size() == ways.size();
				if (comes) {
					this.held.add(new Learner(this.server.url()));
				}
				Learner learner = this.held.get(ways.size());
				Way way = SocketWay.session(this.server, learner, learner.terminal());
				ways.add(way);
				way.awaits(1);
				if (comes) {
					alone.add(System.nanoTime() - start);
				}
			}
			this.table.figure("those who come one after the other: click to prompt, p50",
					"%.0f ms".formatted(alone.at(0.5)));
			this.table.figure("those who come one after the other: click to prompt, p95",
					"%.0f ms".formatted(alone.at(0.95)));
			double server = this.server.memory() / 1e6;
			this.table.figure(HELD + " sessions: memory of the whole server",
					"%.0f MB, %.1f each".formatted(server, server / HELD));
			for (int i = 0; i < BUSY; i++) {
				Cli cli = new Cli(this.server.socket(this.held.get(i)));
				learners.in(i * READING / BUSY, () -> lesson(cli, over));
			}
			Thread.sleep(READING);
			Latencies session = echo(typists, ways.subList(BUSY, BUSY + TYPING));
			Latencies plain = rawEcho(typists);
			String many = HELD + " sessions, " + BUSY + " running commands: echo, ";
			this.table.compare(many + "p50", plain.at(0.5), session.at(0.5));
			this.table.atMostMilliseconds(many + "p99", plain.at(0.99), session.at(0.99), TARGET);
			over.set(true);
			learners.await();
		}
		finally {
			over.set(true);
			for (Way way : ways) {
				way.close();
			}
		}
	}

	private static void lesson(Cli cli, AtomicBoolean over) throws Exception {
		cli.run("pull", "-q", "alpine");
		while (!over.get()) {
			cli.run("run", "--rm", "alpine", "ls");
			cli.run("ps", "-a");
			Thread.sleep(READING);
		}
	}

	/** The same typing into containers of the raw daemon, which is as busy. */
	private Latencies rawEcho(Crowd typists) throws Exception {
		List<Way> ways = new ArrayList<>();
		try (RawEngine raw = new RawEngine(this.server.data().toString())) {
			while (ways.size() < TYPING) {
				ways.add(raw.shell());
			}
			return echo(typists, ways);
		}
		finally {
			for (Way way : ways) {
				way.close();
			}
		}
	}

	private Latencies echo(Crowd typists, List<Way> ways) throws Exception {
		Latencies latencies = new Latencies();
		Processors before = Processors.now();
		for (Way way : ways) {
			way.prepare();
			way.silence();
			typists.in(0, () -> {
				for (int key = 0; key < KEYS; key++) {
					latencies.key(way);
					Thread.sleep(KEY);
				}
			});
		}
		typists.await();
		this.table.figure("taken meanwhile from these processors by their host",
				"%.0f %%".formatted(100 * Processors.now().stolenSince(before)));
		return latencies;
	}

}
