package dev.quayside.gateway.ledger;

import dev.quayside.gateway.http.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who is busy with which container. Safe for use by several threads.
 */
final class Holds {

	private static final int PATIENCE_SECONDS = 60;

	private final Map<String, ReadWriteLock> locks = new ConcurrentHashMap<>();

	Reservation shared(OwnedContainer container) {
		return held(container, lock(container).readLock());
	}

	Reservation alone(OwnedContainer container) {
		return held(container, lock(container).writeLock());
	}

	void forget(String id) {
		this.locks.remove(id);
	}

	private ReadWriteLock lock(OwnedContainer container) {
		return this.locks.computeIfAbsent(container.id(), (_) -> new ReentrantReadWriteLock());
	}

	static Reservation held(OwnedContainer container, Lock lock) {
		try {
			if (lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				return lock::unlock;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw Refusal.conflict("Container " + container.name()
				+ " is busy with another command, say a copy; try again once that is done");
	}

}
