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
 * database, which lets one caller have it; only then it is taken out here, for a database
 * may fail and nobody else would find it. Safe for use by several threads.
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
		for (SessionId session : this.ready) {
			boolean taken = isWarm(session) && this.store.take(session, secret, now);
			if (!taken) {
				this.store.endWarm(session);
			}
			this.ready.remove(session);
			if (taken) {
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
		this.left.remove(session);
	}

	/** One that was taken back cannot be kept. */
	void giveUp(SessionId session) {
		this.store.endWarm(session);
		this.left.remove(session);
	}

	/**
	 * Takes a session out, that it may be ended.
	 * @return the session, which nobody gets any more
	 */
	Optional<SessionId> drop() {
		return Optional.ofNullable(this.ready.peek()).filter(this::end);
	}

	/**
	 * Takes out the sessions whose shells have ended.
	 * @return the sessions, which nobody gets any more
	 */
	List<SessionId> spoilt() {
		return this.ready.stream().filter((session) -> !isWarm(session) && end(session)).toList();
	}

	private boolean end(SessionId session) {
		boolean ended = this.store.endWarm(session);
		this.ready.remove(session);
		return ended;
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
		return Optional.ofNullable(this.left.peek());
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
