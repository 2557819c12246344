package dev.quayside.gateway.events;

import dev.quayside.gateway.EngineEvent;
import dev.quayside.gateway.EngineEvents;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.RealNames;
import dev.quayside.gateway.view.EventView;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Parts the daemon's events by session. An event that is surely a session's own is told
 * to that session, every other to nobody: those of images never, since one image may be
 * many sessions' (who changes a session's list of images tells it by {@link #tell}).
 */
@Component
public class EventHub implements EngineEvents, DisposableBean {

	private final Map<SessionId, SessionEvents> sessions = new ConcurrentHashMap<>();

	private final InstanceId instance;

	private final DaemonEvents daemon;

	EventHub(Daemon daemon, InstanceId instance) {
		this.instance = instance;
		this.daemon = new DaemonEvents(daemon, this::receive);
	}

	/**
	 * Begins to keep the events of a session, anew for one that was emptied: who listens
	 * to it goes on listening.
	 * @param names of the session
	 * @param containers of the session; those that the daemon destroys are struck out
	 */
	public void open(RealNames names, ContainerLedger containers) {
		this.daemon.start();
		this.sessions.compute(names.session(), (_, before) -> new SessionEvents(names, containers,
				(before != null) ? before.listeners() : new CopyOnWriteArrayList<>()));
	}

	/**
	 * Forgets a session.
	 * @param session which
	 */
	public void close(SessionId session) {
		this.sessions.remove(session);
	}

	@Override
	public Subscription subscribe(SessionId session, Consumer<EngineEvent> listener) {
		SessionEvents events = this.sessions.get(session);
		return (events != null) ? events.subscribe(listener) : () -> {
		};
	}

	/**
	 * Listens to a session, what happened before included.
	 * @param session whose events
	 * @param since the time of the first event, in nanoseconds of Unix time
	 * @param listener what is told, as {@link #subscribe} says
	 * @return to be closed when it is to hear no more
	 */
	public Subscription replay(SessionId session, long since, Consumer<EngineEvent> listener) {
		this.daemon.catchUp();
		SessionEvents events = this.sessions.get(session);
		return (events != null) ? events.subscribe(since, listener) : () -> {
		};
	}

	/**
	 * Tells a session what the gateway did by itself.
	 * @param session whose engine it happened in
	 * @param event what happened
	 */
	public void tell(SessionId session, EngineEvent event) {
		SessionEvents events = this.sessions.get(session);
		if (events != null) {
			events.publish(event);
		}
	}

	@Override
	public void destroy() {
		this.daemon.close();
	}

	private void receive(JsonNode said) {
		owner(said).ifPresent((session) -> {
			String id = said.path("Actor").path("ID").asString("");
			String action = said.path("Action").asString("");
			if (!session.containers().wasHushed(id, action)) {
				EventView.of(said, session.names()).ifPresent(session::publish);
			}
			if (said.path("Type").asString("").equals("container") && action.equals("destroy")) {
				session.containers().strike(id);
			}
		});
	}

	private Optional<SessionEvents> owner(JsonNode said) {
		JsonNode actor = said.path("Actor");
		JsonNode attributes = actor.path("Attributes");
		return switch (said.path("Type").asString("")) {
			case "container" -> ofLabels(attributes);
			case "volume" -> RealNames.sessionOf(actor.path("ID").asString("")).map(this.sessions::get);
			case "network" -> RealNames.sessionOf(attributes.path("name").asString(""))
				.map(this.sessions::get)
				.or(() -> ofContainer(attributes.path("container").asString("")));
			default -> Optional.empty();
		};
	}

	/**
	 * The session's labels are set last at create, so that neither the learner nor an
	 * image can have set them.
	 */
	private Optional<SessionEvents> ofLabels(JsonNode labels) {
		boolean learners = labels.path(SessionLabels.ROLE).asString("").equals(SessionLabels.ROLE_LEARNER)
				&& labels.path(SessionLabels.INSTANCE).asString("").equals(this.instance.value());
		return learners ? SessionId.parse(labels.path(SessionLabels.SESSION).asString("")).map(this.sessions::get)
				: Optional.empty();
	}

	/** The networks that all sessions share tell whose container came and went. */
	private Optional<SessionEvents> ofContainer(String id) {
		return this.sessions.values().stream().filter((session) -> session.containers().owns(id)).findFirst();
	}

}
