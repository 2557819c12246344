package dev.quayside.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import dev.quayside.engine.ContainerSpec;
import dev.quayside.engine.ContainerState;
import dev.quayside.engine.Engine;
import dev.quayside.engine.EngineException;
import dev.quayside.engine.Labelled;
import dev.quayside.gateway.Gateway;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionBounds;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionLabels;
import org.springframework.stereotype.Component;

/**
 * What a session has outside of the database: its run folder, its view of the daemon, its
 * home volume and its workspace containers.
 */
@Component
class Workspaces {

	/** {@code learner} of the workspace image, who owns the home in it. */
	static final int LEARNER = 1000;

	private static final String USER = LEARNER + ":" + LEARNER;

	/** As long as {@code docker stop} waits. */
	private static final Duration STOP = Duration.ofSeconds(10);

	private static final int REMOVALS = 8;

	/** A workshop that ends is not to keep the daemon from those who stay. */
	private final Semaphore removals = new Semaphore(REMOVALS, true);

	private final DataFolder data;

	private final Gateway gateway;

	private final Engine engine;

	private final InstanceId instance;

	private final SessionProperties properties;

	private final SessionBounds bounds;

	Workspaces(DataFolder data, Gateway gateway, Engine engine, InstanceId instance, SessionProperties properties,
			SessionBounds bounds) {
		this.bounds = bounds;
		this.data = data;
		this.gateway = gateway;
		this.engine = engine;
		this.instance = instance;
		this.properties = properties;
	}

	/**
	 * Makes the run folder and serves the session's view in it.
	 * @param session whose
	 */
	void openView(SessionId session) {
		this.data.makeRun(session);
		this.gateway.open(session, this.data.socket(session));
	}

	boolean hasRun(SessionId session) {
		return Files.isDirectory(this.data.run(session));
	}

	/**
	 * Makes the container of a terminal, and the home volume, where they are missing.
	 * @param terminal whose
	 * @return the container, which runs or not
	 */
	ContainerState ensure(TerminalId terminal) {
		String name = container(terminal);
		return this.engine.container(name).orElseGet(() -> {
			requireImage();
			this.engine.createVolume(home(terminal.session()), labels(terminal.session()));
			return new ContainerState(this.engine.create(spec(terminal)), false, 0);
		});
	}

	private void requireImage() {
		if (this.engine.imageLabels(this.properties.image()).isEmpty()) {
			throw new SessionRefusedException(SessionRefusedException.Reason.NOT_READY, "The workspace image "
					+ this.properties.image()
					+ " is not on the daemon; './quayside up' builds it, or name another with quayside.session.image");
		}
	}

	private ContainerSpec spec(TerminalId terminal) {
		SessionId session = terminal.session();
		List<ContainerSpec.Mount> mounts = List.of(
				new ContainerSpec.Folder(this.data.run(session).toString(), "/run/quayside"),
				new ContainerSpec.Volume(home(session), HomePath.HOME));
		ContainerSpec.Limits limits = new ContainerSpec.Limits(this.properties.memory().toBytes(),
				this.properties.cpus(), this.properties.pids(), this.properties.log().toBytes(),
				this.bounds.parent(session).orElse(""));
		return new ContainerSpec(container(terminal), this.properties.image(), USER, labels(session), mounts, limits);
	}

	/**
	 * Empties the learner's view of the daemon. The workspaces stay.
	 * @param session whose
	 */
	void empty(SessionId session) {
		ensureView(session);
		this.gateway.empty(session);
	}

	boolean hasView(SessionId session) {
		return this.gateway.isOpen(session);
	}

	/** Serves the session's view again where an emptying broke off before it did. */
	void ensureView(SessionId session) {
		if (!hasView(session)) {
			openView(session);
		}
	}

	Path journal(TerminalId terminal) {
		return this.data.journal(terminal);
	}

	void remove(TerminalId terminal) {
		this.engine.removeContainer(container(terminal));
		this.data.removeJournal(terminal);
	}

	/**
	 * Stops all that runs of a session, as {@code docker stop} does, several at a time.
	 * @param session whose
	 */
	void stop(SessionId session) {
		Map<String, String> labels = Map.of(SessionLabels.INSTANCE, this.instance.value(), SessionLabels.SESSION,
				session.value());
		try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> stops = new ArrayList<>();
			for (Labelled container : this.engine.containers(labels)) {
				stops.add(tasks.submit(() -> this.engine.stop(container.id(), patience(container))));
			}
			for (Future<?> stop : stops) {
				stop.get();
			}
		}
		catch (ExecutionException ex) {
			throw new EngineException("The containers of session " + session + " could not be stopped", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new EngineException("The server stops", ex);
		}
	}

	/** A shell at its prompt does not heed the signal to end. */
	private static Duration patience(Labelled container) {
		boolean shell = SessionLabels.ROLE_WORKSPACE.equals(container.labels().get(SessionLabels.ROLE));
		return shell ? Duration.ZERO : STOP;
	}

	/**
	 * Takes away all that a session has, on the daemon and in the run folder, whoever
	 * made it.
	 * @param session whose
	 */
	void removeAll(SessionId session) {
		this.removals.acquireUninterruptibly();
		try {
			this.gateway.close(session);
			removeLabelled(
					Map.of(SessionLabels.INSTANCE, this.instance.value(), SessionLabels.SESSION, session.value()));
			this.bounds.close(session);
			this.data.removeRun(session);
		}
		finally {
			this.removals.release();
		}
	}

	private void removeLabelled(Map<String, String> labels) {
		this.engine.containers(labels).stream().map(Labelled::id).forEach(this.engine::removeContainer);
		this.engine.networks(labels).stream().map(Labelled::id).forEach(this.engine::removeNetwork);
		this.engine.volumes(labels).stream().map(Labelled::id).forEach(this.engine::removeVolume);
	}

	private Map<String, String> labels(SessionId session) {
		return Map.of(SessionLabels.SESSION, session.value(), SessionLabels.INSTANCE, this.instance.value(),
				SessionLabels.ROLE, SessionLabels.ROLE_WORKSPACE);
	}

	private static String container(TerminalId terminal) {
		return "quayside-" + terminal;
	}

	private static String home(SessionId session) {
		return "quayside-" + session + "-home";
	}

}
