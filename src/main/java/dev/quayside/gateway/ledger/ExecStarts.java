package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps the gateway from pausing a container while a process of {@code docker exec}
 * starts in it. The daemon answers a start before it starts anything (moby 20.10,
 * {@code postContainerExecStart}): in a container that is paused then, the process's
 * output would be that it cannot be. Safe for use by several threads.
 */
public final class ExecStarts {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

	private final OwnedContainer container;

	private final ReadWriteLock pausing = new ReentrantReadWriteLock();

	private final Set<String> starting = ConcurrentHashMap.newKeySet();

	ExecStarts(OwnedContainer container) {
		this.container = container;
	}

	/**
	 * Waits until the gateway does not pause the container, and keeps it so.
	 * @return to be closed by the same thread once the daemon has answered
	 * @throws Refusal if it is paused for a minute
	 */
	public Reservation awake() {
		return Holds.held(this.container, this.pausing.readLock());
	}

	/**
	 * Tells that a process is about to start, while the container is {@link #awake}.
	 * @param id of the process
	 */
	public void begin(String id) {
		this.starting.add(id);
	}

	/**
	 * Tells that nothing more is heard of a process, or that it was not started.
	 * @param id of the process
	 */
	public void forget(String id) {
		this.starting.remove(id);
	}

	/**
	 * Waits until all that was about to start has done so, and keeps the rest from it.
	 * @param daemon tells what has
	 * @return to be closed by the same thread once the container is not paused any more
	 * @throws IOException if the daemon breaks off
	 * @throws Refusal if something does not start within ten seconds
	 */
	public Reservation none(Started daemon) throws IOException {
		Reservation none = Holds.held(this.container, this.pausing.writeLock());
		try {
			long end = System.nanoTime() + PATIENCE.toNanos();
			for (String id : this.starting) {
				while (!daemon.hasStarted(id)) {
					rest(end);
				}
				forget(id);
			}
			return none;
		}
		catch (IOException | RuntimeException ex) {
			none.close();
			throw ex;
		}
	}

	private void rest(long end) {
		try {
			if (System.nanoTime() < end) {
				Thread.sleep(BETWEEN_LOOKS);
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw Refusal.conflict(
				"A process is being started in container " + this.container.name() + "; try again once it is there");
	}

	/**
	 * The daemon, asked about one process.
	 */
	@FunctionalInterface
	public interface Started {

		/**
		 * Whether one has started, or never will.
		 * @param id of the process
		 * @return whether the container may be paused
		 * @throws IOException if the daemon breaks off
		 */
		boolean hasStarted(String id) throws IOException;

	}

}
