package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The processes of {@code docker exec} in one session's containers. Only the gateway
 * makes them, so the daemon is asked only for a container that was there before, and for
 * one that seems to be full: it alone knows which have ended. Safe for use by several
 * threads.
 */
public final class ExecLedger {

	private final Map<String, Execs> byContainer = new ConcurrentHashMap<>();

	/**
	 * Makes one, where there is room.
	 * @param container in which
	 * @param most how many a container may have
	 * @param daemon what is asked
	 * @return its id
	 * @throws IOException if the daemon breaks off
	 * @throws Refusal if there is no room, or the daemon refuses
	 */
	String make(OwnedContainer container, int most, Source daemon) throws IOException {
		return of(container).make(most, daemon);
	}

	/**
	 * Whether one was made in a container that the session still has. Others may be the
	 * session's as well.
	 * @param id 64 hexadecimal digits
	 * @return whether it surely is the session's own
	 */
	public boolean has(String id) {
		return startsOf(id).isPresent();
	}

	/**
	 * When those of a container may start.
	 * @param container which
	 * @return kept for as long as the session has the container
	 */
	public ExecStarts starts(OwnedContainer container) {
		return of(container).starts;
	}

	/**
	 * As {@link #starts}, without the daemon being asked.
	 * @param id of a process that was made by this server
	 * @return empty for any other
	 */
	public Optional<ExecStarts> startsOf(String id) {
		return this.byContainer.values()
			.stream()
			.filter((execs) -> execs.ids.contains(id))
			.map((execs) -> execs.starts)
			.findFirst();
	}

	private Execs of(OwnedContainer container) {
		return this.byContainer.computeIfAbsent(container.id(), (_) -> new Execs(new ExecStarts(container)));
	}

	void forget(String container) {
		this.byContainer.remove(container);
	}

	/**
	 * The daemon, asked about one container.
	 */
	public interface Source {

		/**
		 * Those that the container has.
		 * @return their ids
		 * @throws IOException if the daemon breaks off
		 */
		Collection<String> list() throws IOException;

		/**
		 * Makes one.
		 * @return its id
		 * @throws IOException if the daemon breaks off
		 */
		String make() throws IOException;

	}

	/** Those of one container: all that it has, and some that have ended. */
	private static final class Execs {

		private final Lock counting = new ReentrantLock();

		private final Set<String> ids = ConcurrentHashMap.newKeySet();

		private final ExecStarts starts;

		private boolean known;

		private int making;

		Execs(ExecStarts starts) {
			this.starts = starts;
		}

		String make(int most, Source daemon) throws IOException {
			reserve(most, daemon);
			String made = "";
			try {
				made = daemon.make();
				return made;
			}
			finally {
				release(made);
			}
		}

		private void reserve(int most, Source daemon) throws IOException {
			this.counting.lock();
			try {
				if (!this.known || isFull(most)) {
					Collection<String> now = daemon.list();
					this.ids.retainAll(now);
					this.ids.addAll(now);
					this.known = true;
				}
				if (isFull(most)) {
					throw Refusal.conflict("The container has " + most
							+ " processes of docker exec, the most it may have; end some or restart the container");
				}
				this.making++;
			}
			finally {
				this.counting.unlock();
			}
		}

		private void release(String made) {
			this.counting.lock();
			try {
				this.making--;
				if (!made.isEmpty()) {
					this.ids.add(made);
				}
			}
			finally {
				this.counting.unlock();
			}
		}

		private boolean isFull(int most) {
			return this.ids.size() + this.making >= most;
		}

	}

}
