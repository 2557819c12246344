package dev.quayside.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import dev.quayside.engine.UnixUpstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;

/**
 * Asks a session for its containers, as {@code docker ps} does, again and again while
 * others do harm, and keeps how long the slowest answer took.
 */
final class Pulse implements AutoCloseable {

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final UnixUpstream socket;

	private final Thread thread;

	private volatile boolean over;

	private volatile long slowest;

	private volatile int answers;

	private volatile String trouble = "";

	Pulse(Path socket) {
		this.socket = new UnixUpstream(socket);
		this.thread = Thread.ofPlatform().name("pulse").start(this::run);
	}

	private void run() {
		while (!this.over) {
			long begun = System.nanoTime();
			try (UpstreamResponse answer = this.socket.send(UpstreamRequest.of("GET", "/containers/json"))) {
				String said = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
				if (answer.status() != 200) {
					this.trouble = said;
				}
				this.slowest = Math.max(this.slowest, System.nanoTime() - begun);
				this.answers++;
			}
			catch (IOException ex) {
				this.trouble = String.valueOf(ex.getMessage());
			}
			pause();
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

	/** What went wrong, empty if nothing did. */
	String trouble() {
		return this.trouble;
	}

	Duration slowest() {
		return Duration.ofNanos(this.slowest);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "docker ps of others %d times, the slowest %d ms", this.answers,
				slowest().toMillis());
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
