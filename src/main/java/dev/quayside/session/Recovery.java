package dev.quayside.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import dev.quayside.engine.Engine;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.session.SessionStore.Row;
import dev.quayside.session.SessionStore.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes back, before the web is served, what an earlier run of this server left: sessions
 * that were open, warm or resting are so again, all else is removed; a session whose run
 * folder was taken away by hand is over. When the server stops, sessions stay.
 */
@Component
class Recovery implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Recovery.class);

	private static final Set<State> KEPT = Set.of(State.WARM, State.OPEN, State.RESTING);

	private final Engine engine;

	private final SessionStore store;

	private final Sessions sessions;

	private final Workspaces workspaces;

	private final Reaper reaper;

	private final WarmPool warm;

	private final Activity activity;

	private final Queue queue;

	private volatile boolean running;

	Recovery(Engine engine, SessionStore store, Sessions sessions, Workspaces workspaces, Reaper reaper, WarmPool warm,
			Activity activity, Queue queue) {
		this.reaper = reaper;
		this.engine = engine;
		this.store = store;
		this.sessions = sessions;
		this.workspaces = workspaces;
		this.warm = warm;
		this.activity = activity;
		this.queue = queue;
	}

	@Override
	public void start() {
		this.engine.ping();
		this.queue.keepAll(Instant.now());
		List<SessionId> living = new ArrayList<>();
		for (Row row : this.store.all()) {
			if (KEPT.contains(row.state()) && this.workspaces.hasRun(row.id())) {
				this.workspaces.openView(row.id());
				living.add(row.id());
				if (row.state() == State.WARM) {
					this.warm.takeBack(row.id());
				}
			}
			else {
				end(row.id());
			}
		}
		this.reaper.reapSometimes();
		if (!living.isEmpty()) {
			logger.info("Sessions taken back: {}", living.size());
		}
		this.running = true;
	}

	/** What cannot be ended now is ended by the sweep. */
	private void end(SessionId session) {
		try (var _ = SessionInLog.of(session)) {
			try {
				this.sessions.end(session, "The server was restarted.");
			}
			catch (RuntimeException ex) {
				logger.warn("The session could not be ended at the start: {}", ex.getMessage());
			}
		}
	}

	@Override
	public void stop() {
		this.activity.save();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return 0;
	}

}
