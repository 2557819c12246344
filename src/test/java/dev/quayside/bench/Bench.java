package dev.quayside.bench;

import java.nio.file.Path;

/**
 * Measures a server that runs, beside the raw daemon.
 */
final class Bench {

	private Bench() {
	}

	/**
	 * Measures and prints.
	 * @param arguments which bench, then the server's address, its data folder
	 * @throws Exception if something cannot be measured
	 */
	static void main(String... arguments) throws Exception {
		BenchServer server = new BenchServer(arguments[1], Path.of(arguments[2]));
		switch (arguments[0]) {
			case "overview" -> new OverviewBench(System.out, server).run();
			case "gateway" -> new GatewayBench(System.out, server).run();
			case "sessions" -> new SessionsBench(System.out, server).run();
			case "terminal" -> new TerminalBench(System.out, server).run();
			case "content" -> new ContentBench(System.out, server).run();
			default -> throw new IllegalArgumentException("There is no bench " + arguments[0]);
		}
	}

}
