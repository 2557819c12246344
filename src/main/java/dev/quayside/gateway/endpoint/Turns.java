package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.http.Refusal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets each session have one thing done by the daemon at a time, and all of them few:
 * what the daemon does itself is bounded by no control group of the sessions. Safe for
 * use by several threads.
 */
final class Turns {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final Set<SessionId> taken = new HashSet<>();

	private final int most;

	private final String refusal;

	/**
	 * All are free.
	 * @param most how many there are
	 * @param refusal what somebody reads who gets none
	 */
	Turns(int most, String refusal) {
		this.most = most;
		this.refusal = refusal;
	}

	/**
	 * Waits for a turn.
	 * @param session whose
	 * @return to be closed at its end
	 * @throws Refusal if there is no turn within a minute
	 */
	synchronized Turn begin(SessionId session) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (this.taken.contains(session) || this.taken.size() >= this.most) {
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
		throw Refusal.conflict(this.refusal);
	}

	private synchronized void end(SessionId session) {
		this.taken.remove(session);
		notifyAll();
	}

	/**
	 * Somebody's turn.
	 */
	@FunctionalInterface
	interface Turn extends AutoCloseable {

		@Override
		void close();

	}

}
