package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.policy.BuildProperties;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a session builds one image at a time, all sessions no more together
 * than they may, and that nothing is swept away under a build. Safe for use by several
 * threads.
 */
@Component
public class BuildTurns {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final int most;

	private final Set<SessionId> taken = new HashSet<>();

	private int building;

	BuildTurns(BuildProperties limits) {
		this.most = limits.atOnce();
	}

	/**
	 * Begins a build of a session, with the files that are sent for it.
	 * @param session whose
	 * @return to be closed at its end
	 * @throws Refusal if the session builds already, or too many others do
	 */
	synchronized Turn begin(SessionId session) {
		if (!this.taken.contains(session)) {
			requirePlace();
		}
		if (!take(session)) {
			throw Refusal.conflict("This session builds an image already; wait until that is done");
		}
		return new Turn(session);
	}

	private void requirePlace() {
		if (this.building >= this.most) {
			throw Refusal.conflict("This playground builds as many images as it may at a time (" + this.most
					+ "); try again when one of them is done");
		}
	}

	/**
	 * Waits for the end of a session's build, a minute at the most: what it made after
	 * the session was cleaned up would stay.
	 * @param session which, with its socket closed
	 */
	public synchronized void awaitEnd(SessionId session) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		try {
			for (long left = PATIENCE.toMillis(); left > 0
					&& this.taken.contains(session); left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
				wait(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Does something while the session does not build.
	 * @param session which
	 * @param work what is done; left out if the session builds
	 * @throws E if the work fails
	 */
	<E extends Exception> void between(SessionId session, Work<E> work) throws E {
		if (take(session)) {
			try {
				work.run();
			}
			finally {
				giveBack(session);
			}
		}
	}

	private synchronized boolean take(SessionId session) {
		return this.taken.add(session);
	}

	private synchronized void giveBack(SessionId session) {
		this.taken.remove(session);
		notifyAll();
	}

	/**
	 * A build.
	 */
	final class Turn implements AutoCloseable {

		private final SessionId session;

		private boolean builds;

		private Turn(SessionId session) {
			this.session = session;
		}

		/**
		 * Takes a place among the builds of all sessions: not before all files are there,
		 * which a client may send as slowly as it likes.
		 * @throws Refusal if there is none
		 */
		void build() {
			synchronized (BuildTurns.this) {
				requirePlace();
				BuildTurns.this.building++;
				this.builds = true;
			}
		}

		@Override
		public void close() {
			synchronized (BuildTurns.this) {
				BuildTurns.this.building -= this.builds ? 1 : 0;
				giveBack(this.session);
			}
		}

	}

	/**
	 * Something to do.
	 *
	 * @param <E> how it fails
	 */
	@FunctionalInterface
	interface Work<E extends Exception> {

		void run() throws E;

	}

}
