package dev.quayside.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What open connections take of the server, spread over sessions because each has a limit
 * of its own.
 */
final class ConnectionCost {

	private static final int SESSIONS = 20;

	private static final int EACH = 50;

	private static final int ALL = SESSIONS * EACH;

	private static final double KIBIBYTE = 1024;

	private final Table table;

	private final BenchServer server;

	ConnectionCost(Table table, BenchServer server) {
		this.table = table;
		this.server = server;
	}

	void measure() throws Exception {
		List<BenchSession> sessions = new ArrayList<>();
		try {
			for (int i = 0; i < SESSIONS; i++) {
				sessions.add(BenchSession.on(this.server));
			}
			// Once before anything is counted, so that what is made once is there.
			close(open(sessions, "/_ping", "OK"));
			idle(sessions);
			events(sessions);
		}
		finally {
			sessions.forEach(BenchSession::close);
		}
	}

	private void idle(List<BenchSession> sessions) throws IOException {
		long heap = this.server.heap();
		long memory = this.server.memory();
		List<Wire> wires = open(sessions, "/_ping", "OK");
		double each = (this.server.heap() - heap) / KIBIBYTE / ALL;
		this.table.figure("heap for an idle connection, of " + ALL, "%.1f KiB".formatted(each), "<= 40 KiB",
				each <= 40);
		this.table.figure("memory of the process for it",
				"%.1f KiB".formatted((this.server.memory() - memory) / KIBIBYTE / ALL));
		close(wires);
	}

	/** Each session makes a volume, and each of its streams has to tell it. */
	private void events(List<BenchSession> sessions) throws Exception {
		long heap = this.server.heap();
		long memory = this.server.memory();
		List<Wire> streams = open(sessions, "/events", "chunked\r\n\r\n");
		double each = (this.server.heap() - heap) / KIBIBYTE / ALL;
		long started = System.nanoTime();
		for (BenchSession session : sessions) {
			try (Wire wire = Wire.to(session.socket())) {
				wire.post("/volumes/create", "{\"Name\":\"told\"}").sees("201 Created");
			}
		}
		int told = told(streams);
		this.table.figure("open streams of events that told of an event", told + " of " + ALL, ">= 1000", told >= 1000);
		this.table.figure("from the first event until the last stream told it",
				"%.0f ms".formatted((System.nanoTime() - started) / 1e6));
		this.table.figure("heap for each stream", "%.1f KiB".formatted(each));
		this.table.figure("memory of the process for it",
				"%.1f KiB".formatted((this.server.memory() - memory) / KIBIBYTE / ALL));
		close(streams);
	}

	private static int told(List<Wire> streams) throws Exception {
		try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Wire>> reading = streams.stream()
				.map((stream) -> readers.submit(() -> stream.sees("\"Type\":\"volume\"")))
				.toList();
			readers.shutdown();
			if (!readers.awaitTermination(60, TimeUnit.SECONDS)) {
				close(streams);
			}
			return (int) reading.stream().filter((one) -> one.state() == Future.State.SUCCESS).count();
		}
	}

	private static List<Wire> open(List<BenchSession> sessions, String target, String answer) throws IOException {
		List<Wire> wires = new ArrayList<>();
		for (BenchSession session : sessions) {
			for (int i = 0; i < EACH; i++) {
				Wire wire = Wire.to(session.socket());
				wires.add(wire);
				wire.get(target).sees(answer);
			}
		}
		return wires;
	}

	private static void close(List<Wire> wires) throws IOException {
		for (Wire wire : wires) {
			wire.close();
		}
	}

}
