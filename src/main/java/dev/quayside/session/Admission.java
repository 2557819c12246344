package dev.quayside.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionStore.Row;
import dev.quayside.session.SessionStore.State;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Decides, one at a time, who gets a session, who waits, and whether one is made ahead.
 */
@Component
class Admission {

	private final ReentrantLock lock = new ReentrantLock();

	private final SessionStore store;

	private final WarmPool pool;

	private final Queue queue;

	private final Capacity capacity;

	private final Doorkeeper doorkeeper;

	private final Terms terms;

	private final ClockWatch clock;

	Admission(SessionStore store, WarmPool pool, Queue queue, Capacity capacity, Doorkeeper doorkeeper, Terms terms,
			ClockWatch clock) {
		this.store = store;
		this.pool = pool;
		this.queue = queue;
		this.capacity = capacity;
		this.doorkeeper = doorkeeper;
		this.terms = terms;
		this.clock = clock;
	}

	/**
	 * Finds the session of the holder of a secret, or gives them one, or a place in the
	 * queue.
	 * @param secret whose
	 * @param origin where they come from
	 * @return what they got
	 */
	Decision admit(SessionSecret secret, Origin origin) {
		Optional<Row> known = this.store.find(secret);
		if (known.filter((row) -> row.state() != State.RESTING).isPresent()) {
			return new Place(known.get().id(), false);
		}
		return alone(() -> admitAlone(secret, origin, Instant.now()));
	}

	private Decision admitAlone(SessionSecret secret, Origin origin, Instant now) {
		Optional<Row> known = this.store.find(secret);
		if (known.filter((row) -> row.state() != State.RESTING).isPresent()) {
			return new Place(known.get().id(), false);
		}
		this.clock.check();
		this.queue.forgetGone(now);
		if (known.isEmpty() && !this.queue.contains(secret)) {
			this.doorkeeper.letIn(origin);
		}
		int ahead = this.queue.ahead(secret);
		if (ahead >= this.capacity.free(this.store.owned())) {
			this.queue.ask(secret, origin, now);
			return new Queued(new Waiting(ahead + 1, forecast(ahead + 1, now)));
		}
		this.queue.leave(secret);
		if (known.isPresent() && this.store.wake(known.get().id(), now)) {
			return new Place(known.get().id(), false);
		}
		SessionId session = this.pool.take(secret, now).orElseGet(() -> this.store.insert(secret, now));
		this.store.from(session, origin);
		return new Place(session, true);
	}

	private @Nullable Duration forecast(int position, Instant now) {
		List<Forecast.Taken> open = this.store.all()
			.stream()
			.filter((row) -> row.state() == State.OPEN)
			.map((row) -> new Forecast.Taken(Duration.between(row.createdAt(), now),
					Duration.between(now, this.terms.expiry(row))))
			.toList();
		return new Forecast(this.store.lengths()).wait(position, open);
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
		return this.capacity.free(this.store.owned() + this.store.ownerless()) - this.queue.length();
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
	 * What was decided.
	 */
	sealed interface Decision {

	}

	/**
	 * A session, open or starting.
	 *
	 * @param session the session
	 * @param fresh whether they did not have it before
	 */
	record Place(SessionId session, boolean fresh) implements Decision {
	}

	/**
	 * None as yet.
	 *
	 * @param waiting where they are in the queue
	 */
	record Queued(Waiting waiting) implements Decision {
	}

}
