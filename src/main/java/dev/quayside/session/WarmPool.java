package dev.quayside.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.quayside.gateway.SessionId;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sessions without an owner whose shells wait at the prompt. Each is given away by the
 * database, which lets one caller have it. Safe for use by several threads.
 */
@Component
class WarmPool {

	private final Queue<SessionId> ready = new ConcurrentLinkedQueue<>();

	private final Queue<SessionId> left = new ConcurrentLinkedQueue<>();

	private final Arrivals arrivals = new Arrivals();

	private final SessionStore store;

	private final ObjectProvider<WarmShells> shells;

	private volatile @Nullable SessionId inTheMaking;

	WarmPool(SessionStore store, ObjectProvider<WarmShells> shells) {
		this.store = store;
		this.shells = shells;
	}

	/**
	 * Gives a session to somebody who came. One that is in the making will do: it is
	 * further than one that is still to be begun.
	 * @param secret whose it becomes
	 * @param now when
	 * @return the session, open or starting, or empty if there is none
	 */
	Optional<SessionId> take(SessionSecret secret, Instant now) {
		this.arrivals.add(System.nanoTime());
		for (SessionId session = this.ready.poll(); session != null; session = this.ready.poll()) {
			if (!isWarm(session)) {
				this.store.endWarm(session);
			}
			else if (this.store.take(session, secret, now)) {
				return Optional.of(session);
			}
		}
		return Optional.ofNullable(this.inTheMaking).filter((session) -> this.store.adopt(session, secret, now));
	}

	/**
	 * Whether the shell of a session still waits at its prompt.
	 * @param session which
	 * @return whether it does
	 */
	boolean isWarm(SessionId session) {
		return this.shells.stream().anyMatch((kept) -> kept.isWarm(first(session)));
	}

	/** The terminal that every session begins with. */
	static TerminalId first(SessionId session) {
		return new TerminalId(session, 1);
	}

	void making(@Nullable SessionId session) {
		this.inTheMaking = session;
	}

	void add(SessionId session) {
		this.ready.add(session);
	}

	/**
	 * Takes a session out, that it may be ended.
	 * @return the session, which nobody gets any more
	 */
	Optional<SessionId> drop() {
		return Optional.ofNullable(this.ready.poll()).filter(this.store::endWarm);
	}

	/**
	 * Takes out the sessions whose shells have ended.
	 * @return the sessions, which nobody gets any more
	 */
	List<SessionId> spoilt() {
		List<SessionId> spoilt = this.ready.stream().filter((session) -> !isWarm(session)).toList();
		return spoilt.stream().filter((session) -> this.ready.remove(session) && this.store.endWarm(session)).toList();
	}

	/**
	 * Takes back a session that waited for its owner when an earlier server stopped. It
	 * is given away once its shell is held.
	 * @param session which; its view is open
	 */
	void takeBack(SessionId session) {
		this.left.add(session);
	}

	Optional<SessionId> takenBack() {
		return Optional.ofNullable(this.left.poll());
	}

	boolean hasTakenBack() {
		return !this.left.isEmpty();
	}

	int size() {
		return this.ready.size();
	}

	Arrivals arrivals() {
		return this.arrivals;
	}

}
