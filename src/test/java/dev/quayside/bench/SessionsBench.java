package dev.quayside.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import dev.quayside.testing.Learner;

/**
 * What sessions take: the time until a prompt answers, memory beside a Docker-in-Docker
 * per learner, and the echo while many are held. The server keeps
 * {@value Arrivals#AT_ONCE} sessions ready.
 */
final class SessionsBench {

	private final Table table;

	private final BenchServer server;

	SessionsBench(PrintStream out, BenchServer server) {
		this.table = new Table(out);
		this.server = server;
	}

	void run() throws Exception {
		this.table.head();
		List<Learner> held = new ArrayList<>();
		try {
			Arrivals arrivals = new Arrivals(this.table, this.server, held);
			arrivals.awaitReady();
			arrivals.rehearse();
			arrivals.awaitReady();
			arrivals.come("ready", 100);
			arrivals.leave();
			this.server.restart();
			arrivals.awaitReady();
			arrivals.come("ready, the first since the start", 100);
			// Those found none ready, for none is made while many come.
			arrivals.come("none ready", 600);
			arrivals.comeToTheRawDaemon();
			new SessionMemory(this.table, this.server).measure();
			new HeldSessions(this.table, this.server, held).measure();
		}
		finally {
			held.parallelStream().forEach((learner) -> learner.call("DELETE", "/api/session"));
		}
	}

}
