package dev.quayside.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.quayside.testing.EventSource;
import dev.quayside.testing.Learner;

/**
 * From the moment that the engine has answered an act until a page hears of it, while
 * other sessions act, too.
 */
final class SeeingCost implements AutoCloseable {

	private static final int LEARNERS = 12; // three tasks each

	private static final int PICTURES = 15; // a session has 16 volumes at the most

	private static final long PAUSE = 2_000; // milliseconds between the acts of one of
												// the others

	private static final String LESSON = "/api/lessons/docker-basics/running-commands/checks/events";

	private static final List<String> TASKS = List.of("\"ls\",\"-l\"", "\"echo\",\"hello\"", "\"printenv\"");

	private final BenchServer server;

	private final List<Learner> others = new ArrayList<>();

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicBoolean over = new AtomicBoolean();

	private final Latencies ticks = new Latencies();

	private final Latencies pictures = new Latencies();

	/**
	 * Starts sessions that act.
	 * @param busy how many sessions there are, with the one that is measured
	 */
	SeeingCost(BenchServer server, int busy) {
		this.server = server;
		for (int i = 1; i < busy; i++) {
			Learner other = new Learner(server.url());
			this.others.add(other);
			Path socket = server.socket(other);
			this.threads.add(Thread.ofVirtual().start(() -> act(socket)));
		}
	}

	private void act(Path socket) {
		try {
			while (!this.over.get()) {
				try (Wire wire = Wire.to(socket)) {
					wire.post("/v1.41/volumes/create", "{\"Name\":\"busy\"}").sees("\r\n\r\n");
				}
				Thread.sleep(PAUSE / 2);
				try (Wire wire = Wire.to(socket)) {
					wire.post("/v1.41/volumes/prune?filters=%7B%22all%22%3A%5B%22true%22%5D%7D", "").sees("\r\n\r\n");
				}
				Thread.sleep(PAUSE / 2);
			}
		}
		catch (IOException | InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	Latencies ticks() {
		return this.ticks;
	}

	Latencies pictures() {
		return this.pictures;
	}

	void measure() throws Exception {
		for (int i = 0; i < LEARNERS; i++) {
			try (BenchSession session = BenchSession.on(this.server)) {
				session.cli().run("pull", "-q", "alpine");
				ticks(session);
				pictures(session);
			}
		}
	}

	private void ticks(BenchSession session) throws IOException {
		try (EventSource events = session.learner().events(LESSON)) {
			events.next("tasks");
			for (int i = 0; i < TASKS.size(); i++) {
				int done = i + 1;
				try (Wire wire = Wire.to(session.socket())) {
					wire.post("/v1.41/containers/create", "{\"Image\":\"alpine\",\"Cmd\":[" + TASKS.get(i) + "]}")
						.sees("\"Id\"");
					long answered = System.nanoTime();
					events.until("tasks", (data) -> data.split("\"done\":true", -1).length > done);
					this.ticks.add(System.nanoTime() - answered);
				}
			}
		}
	}

	private void pictures(BenchSession session) throws IOException {
		try (EventSource events = session.learner().events()) {
			events.next("state");
			for (int i = 0; i < PICTURES; i++) {
				String name = "picture-" + i + "-";
				try (Wire wire = Wire.to(session.socket())) {
					wire.post("/v1.41/volumes/create", "{\"Name\":\"" + name + "\"}").sees("\"Name\"");
					long answered = System.nanoTime();
					events.until("state", (data) -> data.contains(name));
					this.pictures.add(System.nanoTime() - answered);
				}
			}
		}
	}

	@Override
	public void close() {
		this.over.set(true);
		this.threads.forEach(Thread::interrupt);
		this.others.forEach((other) -> other.call("DELETE", "/api/session"));
	}

}
