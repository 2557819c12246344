package dev.quayside.session;

import java.time.Duration;
import java.time.Instant;

import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionStore.Row;
import dev.quayside.session.SessionStore.State;

import org.springframework.stereotype.Component;

/**
 * Does to a session what is due.
 */
@Component
class Overdue {

	/** One that has not begun by then was given up by a server without its database. */
	private static final Duration LONGEST_START = Duration.ofMinutes(5);

	private static final String ENDED = "The session has ended.";

	private final Sessions sessions;

	private final SessionStore store;

	private final SessionLocks locks;

	private final Workspaces workspaces;

	private final Queue queue;

	private final Rests rests;

	private final Terms terms;

	Overdue(Sessions sessions, SessionStore store, SessionLocks locks, Workspaces workspaces, Queue queue, Rests rests,
			Terms terms) {
		this.sessions = sessions;
		this.store = store;
		this.locks = locks;
		this.workspaces = workspaces;
		this.queue = queue;
		this.rests = rests;
		this.terms = terms;
	}

	/**
	 * Puts a session to rest if its time is over, and ends it if it has rested long
	 * enough, or if it was to end before and something was in the way. What broke off
	 * while it was begun or emptied is mended.
	 * @param session which
	 */
	void settle(SessionId session) {
		Instant now = Instant.now();
		this.store.find(session).ifPresent((row) -> {
			switch (row.state()) {
				case ENDING -> this.sessions.end(session, ENDED);
				case OPEN -> {
					if (now.isAfter(this.terms.expiry(row))) {
						expire(row);
					}
					else if (!this.workspaces.hasView(session)) {
						inState(session, State.OPEN, () -> this.workspaces.ensureView(session));
					}
				}
				case RESTING -> {
					// Who waits to take it up again was told that it is kept.
					if (now.isAfter(this.terms.keptUntil(row)) && !isWaitedFor(row)) {
						this.sessions.end(session, ENDED);
					}
					else {
						this.rests.settle(session);
					}
				}
				case STARTING -> {
					if (now.isAfter(row.createdAt().plus(LONGEST_START))) {
						inState(session, State.STARTING,
								() -> this.sessions.end(session, "The session could not be started."));
					}
				}
				case WARM -> {
				}
			}
		});
	}

	/** Whoever starts a session or empties it has its lock. */
	private void inState(SessionId session, State state, Runnable work) {
		this.locks.with(session, () -> {
			if (this.store.find(session).filter((row) -> row.state() == state).isPresent()) {
				work.run();
			}
			return Boolean.TRUE;
		});
	}

	private boolean isWaitedFor(Row row) {
		return row.secret() != null && this.queue.contains(row.secret());
	}

	private void expire(Row row) {
		if (this.terms.keepsAny()) {
			this.rests.begin(row, "The session's time is over. What you made is stopped and kept for a while.");
		}
		else {
			this.sessions.end(row.id(), "The session's time is over.");
		}
	}

}
