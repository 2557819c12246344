package dev.quayside.session;

import java.time.Instant;
import java.util.Optional;
import dev.quayside.gateway.SessionBounds;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionRefusedException.Reason;
import dev.quayside.session.Admission.Place;
import dev.quayside.session.Admission.Queued;
import dev.quayside.session.SessionStore.Row;
import dev.quayside.session.SessionStore.State;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The sessions of this server. Its calls throw {@link SessionRefusedException} for what
 * cannot be had and {@link dev.quayside.engine.EngineException} when the daemon does not
 * do as asked. Safe for use by several threads.
 */
@Service
public class Sessions {

	private final Admission admission;

	private final WarmMaker warm;

	private final Beginnings beginnings;

	private final SessionStore store;

	private final TerminalStore terminals;

	private final SessionLocks locks;

	private final Workspaces workspaces;

	private final Activity activity;

	private final SessionBounds bounds;

	private final Queue queue;

	private final Rests rests;

	private final Terms terms;

	private final ApplicationEventPublisher events;

	Sessions(Admission admission, WarmMaker warm, Beginnings beginnings, SessionStore store, TerminalStore terminals,
			SessionLocks locks, Workspaces workspaces, Activity activity, SessionBounds bounds, Queue queue,
			Rests rests, Terms terms, ApplicationEventPublisher events) {
		this.admission = admission;
		this.warm = warm;
		this.beginnings = beginnings;
		this.store = store;
		this.terminals = terminals;
		this.locks = locks;
		this.workspaces = workspaces;
		this.bounds = bounds;
		this.activity = activity;
		this.queue = queue;
		this.rests = rests;
		this.terms = terms;
		this.events = events;
	}

	/**
	 * Opens a session of nobody's, for a program of this machine.
	 * @return the session
	 * @throws SessionRefusedException if all places are taken
	 */
	public Session openAtOnce() {
		SessionSecret secret = SessionSecret.random();
		return switch (open(secret, Origin.HERE)) {
			case Opened opened -> opened.session();
			case Waiting _ -> {
				this.queue.leave(secret);
				throw new SessionRefusedException(Reason.FULL, "All places are taken; end a session and try again");
			}
		};
	}

	/**
	 * Gives the holder of a secret their session, which may have been resting, or a new
	 * one if they have none, or a place in the queue if there is no room for it.
	 * @param secret whose; several calls with one secret get one session
	 * @param origin where they come from
	 * @return the session, or the place in the queue
	 */
	public Answer open(SessionSecret secret, Origin origin) {
		while (true) {
			switch (this.admission.admit(secret, origin)) {
				case Queued queued -> {
					return queued.waiting();
				}
				case Place place -> {
					Optional<Opened> opened = this.locks.with(place.session(), () -> finishOpening(place));
					if (opened.isPresent()) {
						return opened.get();
					}
				}
			}
		}
	}

	/** Empty if the session ended before this thread had its turn. */
	private Optional<Opened> finishOpening(Place place) {
		SessionId session = place.session();
		if (this.store.find(session).filter((row) -> row.state() == State.STARTING).isPresent()) {
			this.beginnings.start(session, () -> this.store.open(session));
		}
		return this.store.find(session).filter((row) -> row.state() == State.OPEN).map((row) -> {
			this.rests.end(session);
			this.activity.touch(session);
			return new Opened(view(row), place.fresh());
		});
	}

	/**
	 * Finds the session of the holder of a secret.
	 * @param secret whose
	 * @return the session, or empty if they have none
	 */
	public Optional<Session> find(SessionSecret secret) {
		return this.store.find(secret).filter((row) -> row.state() == State.OPEN).map(this::view);
	}

	/**
	 * Finds a session by its name.
	 * @param session which
	 * @return the session, or empty if there is none or it is over
	 */
	public Optional<Session> find(SessionId session) {
		return this.store.find(session).filter((row) -> row.state() == State.OPEN).map(this::view);
	}

	/**
	 * Tells which session the holder of a secret has, whatever state it is in.
	 * @param secret whose
	 * @return its name, or empty if they have none
	 */
	public Optional<SessionId> name(SessionSecret secret) {
		return this.store.find(secret).map(Row::id);
	}

	/**
	 * Finds the session of the holder of a secret that rests.
	 * @param secret whose
	 * @return the session, or empty if they have none that rests
	 */
	public Optional<Resting> findResting(SessionSecret secret) {
		return this.store.find(secret)
			.filter((row) -> row.state() == State.RESTING)
			.map((row) -> new Resting(row.id(), this.terms.keptUntil(row)));
	}

	/**
	 * Has a session last longer: from now on as if something was just done in it, and
	 * beyond its lifetime where that would end it before, up to the longest one.
	 * @param session which
	 * @return the session as it is then
	 */
	public Session extend(SessionId session) {
		return this.locks.with(session, () -> {
			this.store.require(session, State.OPEN);
			Instant now = Instant.now();
			this.activity.touch(session);
			this.store.find(session).ifPresent((row) -> this.store.lastsUntil(session, this.terms.extended(row, now)));
			return find(session).orElseThrow();
		});
	}

	/**
	 * Says that somebody is there, so that the session is not ended as idle.
	 * @param session which
	 */
	public void touch(SessionId session) {
		this.activity.touch(session);
		this.bounds.typed(session);
	}

	/**
	 * Ends a session and leaves nothing of it; does nothing for one that is over.
	 * @param session which
	 * @param reason why, as a sentence for the learner
	 */
	public void end(SessionId session, String reason) {
		Optional<Row> before = this.store.find(session);
		if (!this.store.ending(session)) {
			return;
		}
		before.filter((row) -> row.state() == State.OPEN)
			.ifPresent((row) -> this.store.addLength(row.createdAt(), Instant.now()));
		this.rests.end(session);
		// told without the lock: a terminal may be waiting for it
		this.events.publishEvent(new SessionEnding(session, reason));
		this.locks.with(session, () -> {
			this.beginnings.remove(session);
			return Boolean.TRUE;
		});
	}

	/**
	 * Ends what the holder of a secret has, resting or not, or their waiting for it.
	 * @param secret whose
	 * @param reason why, as a sentence for the learner
	 */
	public void end(SessionSecret secret, String reason) {
		this.queue.leave(secret);
		this.store.find(secret).ifPresent((row) -> end(row.id(), reason));
	}

	/**
	 * Ends all sessions, those too that come after one whose ending fails. From now on
	 * none is made ahead.
	 * @param reason why, as a sentence for the learners
	 */
	public void endAll(String reason) {
		this.warm.stop();
		RuntimeException failure = null;
		for (Row row : this.store.all()) {
			try {
				end(row.id(), reason);
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	/**
	 * Removes what the learner made in the engine of a session, as if it had just begun.
	 * Its terminals and the files in their home stay.
	 * @param session which
	 */
	public void empty(SessionId session) {
		this.locks.with(session, () -> {
			this.store.require(session, State.OPEN);
			this.activity.touch(session);
			this.workspaces.empty(session);
			return Boolean.TRUE;
		});
	}

	private Session view(Row row) {
		return new Session(row.id(), this.terminals.of(row.id()), this.terms.expiry(row));
	}

}
