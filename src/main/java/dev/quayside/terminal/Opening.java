package dev.quayside.terminal;

import java.io.IOException;
import java.time.Duration;

/**
 * What a shell writes at its start, or what the daemon kept of its output. Nobody says
 * where that ends: a short silence has to do.
 *
 * @param outlet where it comes out
 */
record Opening(Outlet outlet) {

	private static final long SILENCE = Duration.ofMillis(150).toNanos();

	/** How long the daemon may take to deliver what it kept. */
	private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

	private static final Duration START = Duration.ofSeconds(10);

	/** Waits until all of it was written, so that it counts as a replay. */
	void awaitAll() {
		try {
			long deadline = System.nanoTime() + PATIENCE;
			long seen = this.outlet.start();
			long written = this.outlet.awaitMore(seen, PATIENCE);
			while (written != seen && System.nanoTime() - deadline < 0) {
				seen = written;
				written = this.outlet.awaitMore(seen, SILENCE);
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	/** Waits, not for ever, until a shell that has just started says something. */
	void awaitFirst() throws IOException {
		try {
			long start = this.outlet.start();
			if (this.outlet.awaitMore(start, START.toNanos()) == start) {
				throw new IOException("The shell said nothing for " + START.toSeconds() + " seconds");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("The server stops", ex);
		}
	}

}
