package dev.quayside.session;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets one thread at a time start, change or end a session. An id is never used for a
 * second session, so the lock of one that ended can be forgotten while others wait for
 * it: they find the session gone.
 */
@Component
class SessionLocks {

	private final ConcurrentHashMap<SessionId, ReentrantLock> locks = new ConcurrentHashMap<>();

	<T extends @Nullable Object> T with(SessionId session, Supplier<T> work) {
		ReentrantLock lock = this.locks.computeIfAbsent(session, (_) -> new ReentrantLock());
		lock.lock();
		try (var _ = SessionInLog.of(session)) {
			return work.get();
		}
		finally {
			lock.unlock();
		}
	}

	void forget(SessionId session) {
		this.locks.remove(session);
	}

}
