package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.OwnedContainer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which containers of a session are being started. They count as running: starts at the
 * same time would all see room for one otherwise. Safe for use by several threads.
 */
public final class Starts {

	private final Lock counting = new ReentrantLock();

	private final Set<String> ids = ConcurrentHashMap.newKeySet();

	/**
	 * Begins a start where there is room. A paused container counts: it keeps its memory
	 * and goes on without being started.
	 * @param engine whose
	 * @param version of the API
	 * @param container which, held by the caller
	 * @param most how many may run
	 * @return to be closed once the daemon has answered
	 * @throws IOException if the daemon breaks off
	 * @throws Refusal if there is no room
	 */
	Start begin(PrivateEngine engine, ApiVersion version, OwnedContainer container, int most) throws IOException {
		String id = container.id();
		this.counting.lock();
		try {
			if (engine.containers().all().size() > most) {
				// Before the daemon is asked: one that ends its start meanwhile is
				// counted.
				Set<String> others = new HashSet<>(this.ids);
				others.addAll(OwnContainers.of(engine, version, false).alive());
				others.remove(id);
				if (others.size() >= most) {
					throw Refusal.conflict(
							"This session has " + most + " running containers, the most it may have; stop one first");
				}
			}
			this.ids.add(id);
			return () -> this.ids.remove(id);
		}
		finally {
			this.counting.unlock();
		}
	}

	/**
	 * A start that is not over.
	 */
	@FunctionalInterface
	interface Start extends AutoCloseable {

		@Override
		void close();

	}

}
