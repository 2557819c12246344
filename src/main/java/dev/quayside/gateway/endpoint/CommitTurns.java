package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.http.Refusal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the daemon writes the layers of containers one after the other for each
 * session, and few at a time for all. Safe for use by several threads.
 */
@Component
class CommitTurns {

	private static final int MOST = 4;

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final Set<SessionId> taken = new HashSet<>();

	/**
	 * Waits until a layer may be written.
	 * @param session whose
	 * @return to be closed once it is
	 * @throws Refusal if there is no turn within a minute
	 */
	synchronized Turn begin(SessionId session) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (this.taken.contains(session) || this.taken.size() >= MOST) {
			await(Duration.ofNanos(end - System.nanoTime()).toMillis());
		}
		this.taken.add(session);
		return () -> end(session);
	}

	private void await(long millis) {
		try {
			if (millis > 0) {
				wait(millis);
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw Refusal.conflict("This playground makes as many images of containers as it may at a time; try again when "
				+ "one of them is done");
	}

	private synchronized void end(SessionId session) {
		this.taken.remove(session);
		notifyAll();
	}

	/**
	 * A layer that is being written.
	 */
	@FunctionalInterface
	interface Turn extends AutoCloseable {

		@Override
		void close();

	}

}
