package dev.quayside.session;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionStore.Row;
import dev.quayside.session.SessionStore.State;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Puts sessions to rest.
 */
@Component
class Rests {

	/** Those of which nothing runs any more. */
	private final Set<SessionId> still = ConcurrentHashMap.newKeySet();

	private final SessionStore store;

	private final SessionLocks locks;

	private final Workspaces workspaces;

	private final ApplicationEventPublisher events;

	Rests(SessionStore store, SessionLocks locks, Workspaces workspaces, ApplicationEventPublisher events) {
		this.store = store;
		this.locks = locks;
		this.workspaces = workspaces;
		this.events = events;
	}

	/**
	 * Stops what a session has; does nothing for one that is not open.
	 * @param row the session
	 * @param reason why, as a sentence for the learner
	 */
	void begin(Row row, String reason) {
		Instant now = Instant.now();
		if (this.store.rest(row.id(), now)) {
			this.store.addLength(row.createdAt(), now);
			this.events.publishEvent(new SessionEnding(row.id(), reason));
			settle(row.id());
		}
	}

	/**
	 * Stops what still runs of a resting session, as after a server that was killed as it
	 * put it to rest.
	 * @param session which
	 */
	void settle(SessionId session) {
		if (!this.still.contains(session)) {
			this.locks.with(session, () -> {
				if (this.store.find(session).filter((row) -> row.state() == State.RESTING).isPresent()) {
					this.workspaces.stop(session);
					this.still.add(session);
				}
				return Boolean.TRUE;
			});
		}
	}

	/** The session is taken up again, or gone. */
	void end(SessionId session) {
		this.still.remove(session);
	}

}
