package dev.quayside.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A terminal beside the daemon's own stream and beside ttyd, at Bash in a container of
 * the workspace's image with a workspace's limits; ttyd also at a Bash without a
 * container. The ways are measured in turn, so that what disturbs the machine disturbs
 * all.
 */
final class TerminalBench {

	private static final String LINE = "%-46s %10s %10s %10s %10s%n";

	private static final String VERDICT = "%-57s %10.2f %s: %s%n";

	/** The places of the ways. */
	private static final int RAW = 0;

	private static final int OWN = 1;

	private static final int TTYD = 2;

	private static final int COLUMNS = 4;

	/** Until the server's code is compiled, as that of ttyd always is. */
	private static final int WARM_UP = 15_000;

	private static final int ROUNDS = 20;

	private static final int KEYS = 50;

	private static final long FLOOD = 256L << 20;

	private static final int INTERRUPTS = 10;

	private final PrintStream out;

	private final BenchServer server;

	TerminalBench(PrintStream out, BenchServer server) {
		this.out = out;
		this.server = server;
	}

	void run() throws Exception {
		tell("load of the machine before", load());
		try (RawEngine raw = new RawEngine(this.server.data().toString());
				BenchSession session = BenchSession.on(this.server);
				Programs programs = new Programs(new ArrayList<>())) {
			String attached = shell(raw);
			Optional<Ttyd> ttyd = programs.run(List.of("docker", "attach", shell(raw)));
			Optional<Ttyd> bare = programs.run(List.of("/bin/bash", "--norc"));
			try (Way rawWay = new RawWay(attached);
					Way own = SocketWay.session(this.server, session.learner(), session.learner().terminal())) {
				List<Way> ways = new ArrayList<>(List.of(rawWay, own));
				ttyd.map((one) -> SocketWay.ttyd(one.port())).ifPresent(ways::add);
				bare.map((one) -> SocketWay.ttyd(one.port())).ifPresent(ways::add);
				compare(ways);
			}
		}
		new ManyTerminals(this.out, this.server).measure();
		tell("load after", load());
	}

	private void compare(List<Way> ways) throws Exception {
		for (Way way : ways) {
			way.prepare();
		}
		this.out.printf(LINE, "", "raw attach", "session", "ttyd", "ttyd, bash");
		echo(ways);
		interrupt(ways);
		flood(ways);
	}

	/**
	 * A shell like that of a session, for the daemon's own stream or for ttyd.
	 */
	private static String shell(RawEngine raw) throws IOException, InterruptedException {
		return raw.start("-i", "-t", "--network=none", "--cap-drop=ALL", "--security-opt=no-new-privileges",
				"--memory=128m", "--memory-swap=128m", "--cpus=1", "--pids-limit=128", "--log-driver=local",
				"--log-opt=max-size=1m", "--log-opt=max-file=2", "--log-opt=compress=false",
				"--env=TERM=xterm-256color", "--entrypoint=bash", "quayside/workspace", "--norc");
	}

	/** The TTY echoes what nobody reads: neither the shell nor a program is measured. */
	private void echo(List<Way> ways) throws Exception {
		List<Latencies> all = latencies(ways);
		for (Way way : ways) {
			way.silence();
		}
		Latencies uncounted = new Latencies();
		for (Way way : ways) {
			for (int key = 0; key < WARM_UP; key++) {
				uncounted.key(way);
			}
		}
		for (int round = 0; round < ROUNDS; round++) {
			for (int i = 0; i < ways.size(); i++) {
				for (int key = 0; key < KEYS; key++) {
					all.get(i).key(ways.get(i));
					Thread.sleep(2);
				}
			}
		}
		for (Way way : ways) {
			way.type("\u0003");
			way.endsWith(Way.PROMPT);
		}
		List<Double> p50 = at(all, 0.5);
		line("echo of a key, p50, ms", p50);
		judge(p50, "<= raw + 1", p50.get(OWN) <= p50.get(RAW) + 1);
		if (p50.size() > TTYD) {
			judge(p50, "< ttyd", p50.get(OWN) < p50.get(TTYD));
		}
		line("echo of a key, p99, ms", at(all, 0.99));
	}

	private void interrupt(List<Way> ways) throws Exception {
		List<Latencies> all = latencies(ways);
		for (int i = 0; i < INTERRUPTS * ways.size(); i++) {
			Way way = ways.get(i % ways.size());
			way.type("yes\r");
			way.awaits(way.come() + (1 << 20));
			long start = System.nanoTime();
			way.type("\u0003");
			way.endsWith(Way.PROMPT);
			all.get(i % ways.size()).add(System.nanoTime() - start);
		}
		line("Ctrl-C under yes to the prompt, median, ms", at(all, 0.5));
		List<Double> worst = at(all, 1);
		line("Ctrl-C under yes to the prompt, worst, ms", worst);
		judge(worst, "<= 200", worst.get(OWN) <= 200);
	}

	private void flood(List<Way> ways) throws Exception {
		List<Double> rates = new ArrayList<>();
		for (Way way : ways) {
			way.type("yes " + "x".repeat(78) + " | head -c " + FLOOD + "; echo\r");
			long start = System.nanoTime();
			long before = way.come();
			way.awaits(before + FLOOD);
			way.endsWith(Way.PROMPT);
			rates.add((way.come() - before) / 1e6 / ((System.nanoTime() - start) / 1e9));
		}
		line("256 MiB of output, MB/s", rates);
		if (rates.size() > TTYD) {
			judge(rates, ">= ttyd", rates.get(OWN) >= rates.get(TTYD));
		}
	}

	private static List<Latencies> latencies(List<Way> ways) {
		return ways.stream().map((_) -> new Latencies()).toList();
	}

	private static List<Double> at(List<Latencies> all, double share) {
		return all.stream().map((latencies) -> latencies.at(share)).toList();
	}

	private void line(String what, List<Double> values) {
		List<Object> cells = new ArrayList<>(List.of(what));
		values.forEach((value) -> cells.add(String.format(Locale.ROOT, (value < 10) ? "%.2f" : "%.0f", value)));
		while (cells.size() <= COLUMNS) {
			cells.add("-");
		}
		this.out.printf(LINE, cells.toArray());
	}

	private void judge(List<Double> values, String target, boolean met) {
		this.out.printf(Locale.ROOT, VERDICT, "", values.get(OWN), target, met ? "met" : "missed");
	}

	private void tell(String what, String value) {
		this.out.println(what + ": " + value);
	}

	private static String load() throws IOException {
		return Files.readString(Path.of("/proc/loadavg")).strip() + ", " + Runtime.getRuntime().availableProcessors()
				+ " processors";
	}

	/**
	 * The ttyds that run.
	 *
	 * @param all those
	 */
	private record Programs(List<Ttyd> all) implements AutoCloseable {

		Optional<Ttyd> run(List<String> command) throws IOException, InterruptedException {
			Optional<Ttyd> ttyd = Ttyd.run(command);
			ttyd.ifPresent(this.all::add);
			return ttyd;
		}

		@Override
		public void close() {
			this.all.forEach(Ttyd::close);
		}

	}

}
