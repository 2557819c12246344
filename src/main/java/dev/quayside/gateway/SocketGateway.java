package dev.quayside.gateway;

import dev.quayside.gateway.bounds.ControlGroups;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.endpoint.BuildTurns;
import dev.quayside.gateway.endpoint.PrivateEngine;
import dev.quayside.gateway.endpoint.Router;
import dev.quayside.gateway.endpoint.Starts;
import dev.quayside.gateway.events.EventHub;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.ImageLedger;
import dev.quayside.gateway.ledger.NetworkLedger;
import dev.quayside.gateway.ledger.RealNames;
import dev.quayside.gateway.ledger.VolumeLedger;
import dev.quayside.gateway.policy.GatewayProperties;
import dev.quayside.gateway.state.SessionStates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a socket for each session.
 */
@Component
class SocketGateway implements Gateway, DisposableBean {

	/** How long requests of a session that has ended are waited for. */
	private static final Duration PATIENCE = Duration.ofMinutes(1);

	/** How long requests of a server that stops are waited for, all together. */
	private static final Duration FAREWELL = Duration.ofSeconds(3);

	private final Map<SessionId, Served> sockets = new ConcurrentHashMap<>();

	private final Daemon daemon;

	private final Router router;

	private final JdbcClient database;

	private final GatewayProperties limits;

	private final SessionActivity activity;

	private final EventHub events;

	private final BuildTurns builds;

	private final SessionStates states;

	private final Traffic traffic;

	private final OpenedSessions opened;

	private final ControlGroups groups;

	SocketGateway(Daemon daemon, Router router, JdbcClient database, GatewayProperties limits, SessionActivity activity,
			EventHub events, BuildTurns builds, SessionStates states, Traffic traffic, OpenedSessions opened,
			ControlGroups groups) {
		this.groups = groups;
		this.opened = opened;
		this.daemon = daemon;
		this.router = router;
		this.database = database;
		this.limits = limits;
		this.activity = activity;
		this.events = events;
		this.builds = builds;
		this.states = states;
		this.traffic = traffic;
	}

	@Override
	public void open(SessionId session, Path socket) {
		try {
			this.opened.enter(session);
			this.groups.open(session);
			PrivateEngine engine = engine(session);
			LearnerObjects found = LearnerObjects.of(this.daemon, engine.names());
			engine.containers().fill(found.containers());
			engine.networks().fill(found.networks());
			engine.volumes().fill(found.volumes());
			shut(session);
			this.events.open(engine.names(), engine.containers());
			this.states.open(engine);
			this.sockets.put(session, new Served(engine, socket,
					SessionSocket.open(session, socket, this.limits.connections(), this.traffic, (exchange) -> {
						this.activity.touch(session);
						this.router.route(engine, exchange);
					})));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The socket of session " + session + " cannot be made at " + socket, ex);
		}
	}

	@Override
	public boolean isOpen(SessionId session) {
		return this.sockets.containsKey(session);
	}

	@Override
	public void close(SessionId session) {
		Served served = shut(session);
		this.builds.awaitEnd(session);
		PrivateEngine engine = engine(session);
		this.states.close(session);
		this.events.close(session);
		boolean clean = LearnerObjects.of(this.daemon, engine.names()).remove();
		// The daemon ends a commit or a load that it has begun, whoever has left.
		if (served != null && served.socket().awaitEnd(PATIENCE)) {
			clean = LearnerObjects.of(this.daemon, engine.names()).remove();
		}
		engine.images().clear();
		if (clean) {
			this.opened.strike(session);
		}
	}

	@Override
	public void empty(SessionId session) {
		Served served = this.sockets.get(session);
		if (served != null) {
			// A daemon that is away is found out before anything is taken away.
			LearnerObjects.of(this.daemon, served.engine().names());
			shut(session);
			this.builds.awaitEnd(session);
			served.socket().awaitEnd(PATIENCE);
			LearnerObjects.of(this.daemon, served.engine().names()).remove();
			served.engine().images().clear();
			open(session, served.path());
			this.events.tell(session, new EngineEvent("image", "prune", "", Map.of("reclaimed", "0"),
					ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now())));
		}
	}

	/**
	 * A server that stops leaves what its learners made: it takes it back at its next
	 * start. What was asked for before has a moment to end; what goes on for longer is
	 * cut.
	 */
	@Override
	public void destroy() {
		List<SessionSocket> open = this.sockets.values().stream().map(Served::socket).toList();
		open.forEach(SessionSocket::admitNoMore);
		long end = System.nanoTime() + FAREWELL.toNanos();
		open.forEach((socket) -> socket.awaitIdle(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
		open.forEach(SessionSocket::close);
	}

	private @Nullable Served shut(SessionId session) {
		Served served = this.sockets.remove(session);
		if (served != null) {
			served.socket().close();
			served.engine().containers().close();
		}
		return served;
	}

	private PrivateEngine engine(SessionId session) {
		RealNames names = new RealNames(session);
		return new PrivateEngine(session, names, new ContainerLedger(), new ImageLedger(session, this.database),
				new NetworkLedger(), new VolumeLedger(), new SessionDaemon(this.daemon, names), new Starts());
	}

	/**
	 * A session that is open.
	 *
	 * @param engine what its socket shows
	 * @param path where its socket is
	 * @param socket the socket
	 */
	private record Served(PrivateEngine engine, Path path, SessionSocket socket) {
	}

}
