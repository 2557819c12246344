package dev.quayside.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import dev.quayside.engine.UnixUpstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;

/**
 * Asks a session for its containers, as {@code docker ps --all} does, again and again
 * while others do harm, and keeps how long each answer took. An answer has the
 * bystander's own container; that one has stopped where the daemon was restarted.
 */
final class Pulse implements AutoCloseable {

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final List<Duration> answers = new ArrayList<>();

	private final List<String> trouble = new ArrayList<>();

	private final long begun = System.nanoTime();

	private final UnixUpstream socket;

	private final String container;

	private final Thread thread;

	private Duration first = Duration.ZERO;

	private volatile boolean over;

	Pulse(Path socket, String container) {
		this.socket = new UnixUpstream(socket);
		this.container = container;
		this.thread = Thread.ofPlatform().name("pulse").start(this::run);
	}

	private void run() {
		do {
			beat();
			pause();
		}
		while (!this.over);
	}

	private void beat() {
		long asked = System.nanoTime();
		try (UpstreamResponse answer = this.socket.send(UpstreamRequest.of("GET", "/containers/json?all=1"))) {
			String said = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
			if (answer.status() != 200 || !said.contains("\"/" + this.container + "\"")) {
				this.trouble.add(answer.status() + " " + said);
				return;
			}
			long answered = System.nanoTime();
			if (this.answers.isEmpty()) {
				this.first = Duration.ofNanos(answered - this.begun);
			}
			this.answers.add(Duration.ofNanos(answered - asked));
		}
		catch (IOException ex) {
			this.trouble.add(ex.toString());
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ends it. */
	Beats beats() {
		close();
		return new Beats(this.answers, this.first, this.trouble);
	}

	@Override
	public void close() {
		this.over = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
