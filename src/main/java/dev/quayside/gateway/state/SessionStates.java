package dev.quayside.gateway.state;

import dev.quayside.engine.EngineException;
import dev.quayside.gateway.EngineEvents;
import dev.quayside.gateway.EngineState;
import dev.quayside.gateway.EngineStates;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.endpoint.PrivateEngine;
import dev.quayside.gateway.events.EventHub;
import dev.quayside.gateway.http.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The engines of the sessions that are open.
 */
@Component
public class SessionStates implements EngineStates {

	private final Map<SessionId, Open> sessions = new ConcurrentHashMap<>();

	private final Daemon daemon;

	private final EventHub events;

	SessionStates(Daemon daemon, EventHub events) {
		this.daemon = daemon;
		this.events = events;
	}

	/**
	 * Begins to look at a session, whose events are told already.
	 * @param engine of the session
	 */
	public void open(PrivateEngine engine) {
		close(engine.session());
		SessionState state = new SessionState(engine, this.daemon);
		this.sessions.put(engine.session(), new Open(state, this.events.subscribe(engine.session(), state::hear)));
	}

	/**
	 * Forgets a session.
	 * @param session which
	 */
	public void close(SessionId session) {
		Open open = this.sessions.remove(session);
		if (open != null) {
			open.subscription().close();
		}
	}

	@Override
	public EngineState of(SessionId session) {
		return ask(session, SessionState::now, EngineState.EMPTY);
	}

	@Override
	public Optional<byte[]> file(SessionId session, String container, String path, int most) {
		return ask(session, (state) -> state.files().file(container, path, most), Optional.empty());
	}

	@Override
	public List<String> added(SessionId session, String container) {
		return ask(session, (state) -> state.added(container), List.of());
	}

	private <T> T ask(SessionId session, Question<T> question, T otherwise) {
		Open open = this.sessions.get(session);
		if (open == null) {
			return otherwise;
		}
		try {
			return question.ask(open.state());
		}
		catch (IOException | Refusal ex) {
			throw new EngineException("The engine of session " + session + " cannot be looked at: " + ex.getMessage(),
					ex);
		}
	}

	/**
	 * A session that is looked at.
	 *
	 * @param state what its engine holds
	 * @param subscription to its events
	 */
	private record Open(SessionState state, EngineEvents.Subscription subscription) {
	}

	/**
	 * Asks for something of a session.
	 *
	 * @param <T> what
	 */
	@FunctionalInterface
	private interface Question<T> {

		T ask(SessionState state) throws IOException;

	}

}
