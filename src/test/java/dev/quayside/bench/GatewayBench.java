package dev.quayside.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the gateway costs: the raw daemon and a session in turn, with the target beside
 * each ratio.
 */
final class GatewayBench {

	private final Table table;

	private final BenchServer server;

	GatewayBench(PrintStream out, BenchServer server) {
		this.table = new Table(out);
		this.server = server;
	}

	void run() throws Exception {
		this.table.note("Medians; load of the machine before: " + load());
		this.table.head();
		try (RawEngine raw = new RawEngine(this.server.data().toString())) {
			tellOthers(raw);
			try (BenchSession session = BenchSession.on(this.server).ready()) {
				new ListCost(this.table, raw, session.cli()).measure();
				CommandCost commands = new CommandCost(this.table, raw, session.cli());
				commands.run();
				commands.exec();
				commands.throughput();
				new BuildCost(this.table, raw, session.cli()).measure();
			}
			new ConnectionCost(this.table, this.server).measure();
		}
		this.table.note("Load after: " + load());
	}

	/** They make the raw daemon's lists longer. */
	private void tellOthers(RawEngine raw) throws IOException, InterruptedException {
		long others = raw.others();
		if (others > 0) {
			this.table.note("The host has " + others + " containers of others");
		}
	}

	/** The mean number of processes at work in the last minute, five, and fifteen. */
	private static String load() throws IOException {
		return Files.readString(Path.of("/proc/loadavg")).replaceAll("^((?:\\S+ ){2}\\S+).*\\s*$", "$1") + " on "
				+ Runtime.getRuntime().availableProcessors() + " processors";
	}

}
