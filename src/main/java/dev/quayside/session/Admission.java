package dev.quayside.session;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionRefusedException.Reason;
import dev.quayside.session.SessionStore.Row;

import org.springframework.stereotype.Component;

/**
 * Decides, one at a time, who gets a session and whether one is made ahead.
 */
@Component
class Admission {

	private final ReentrantLock lock = new ReentrantLock();

	private final SessionStore store;

	private final WarmPool pool;

	private final AdmissionProperties properties;

	Admission(SessionStore store, WarmPool pool, AdmissionProperties properties) {
		this.store = store;
		this.pool = pool;
		this.properties = properties;
	}

	/**
	 * Finds the session of the holder of a secret, or gives them one.
	 * @param secret whose
	 * @return the session, open or starting
	 */
	Place admit(SessionSecret secret) {
		return this.store.find(secret)
			.map((row) -> new Place(row.id(), false))
			.orElseGet(() -> alone(() -> admitAlone(secret)));
	}

	private Place admitAlone(SessionSecret secret) {
		Optional<Row> meanwhile = this.store.find(secret);
		if (meanwhile.isPresent()) {
			return new Place(meanwhile.get().id(), false);
		}
		if (this.store.owned() >= this.properties.maximum()) {
			throw new SessionRefusedException(Reason.FULL, "All " + this.properties.maximum()
					+ " sessions of this server are taken; try again when somebody has finished");
		}
		Instant now = Instant.now();
		return new Place(this.pool.take(secret, now).orElseGet(() -> this.store.insert(secret, now)), true);
	}

	/**
	 * Makes room for a session without an owner.
	 * @return the session, which is starting, or empty if there is no room for it
	 */
	Optional<SessionId> prepare() {
		return alone(() -> {
			if (room() <= 0) {
				return Optional.empty();
			}
			SessionId session = this.store.insert(null, Instant.now());
			this.pool.making(session);
			return Optional.of(session);
		});
	}

	/** How many sessions there may be besides those there are, with the warm ones. */
	int room() {
		return this.properties.maximum() - this.store.owned() - this.store.ownerless();
	}

	private <T> T alone(Supplier<T> work) {
		this.lock.lock();
		try {
			return work.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What somebody got.
	 *
	 * @param session the session
	 * @param fresh whether they did not have it before
	 */
	record Place(SessionId session, boolean fresh) {
	}

}
