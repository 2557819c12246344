package dev.quayside.session;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import dev.quayside.engine.Engine;
import dev.quayside.engine.Labelled;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.Leftovers;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.gateway.SessionLabels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes what no session has any more: what a server that was killed, or a daemon that
 * failed, has left. It finds by the label of this server, by the ledger of engines that
 * were opened, and by run folders; what another server made on the same daemon is not
 * touched. Safe for use by several threads.
 */
@Component
public class Reaper {

	private static final Logger logger = LoggerFactory.getLogger(Reaper.class);

	private final Engine engine;

	private final Leftovers leftovers;

	private final Workspaces workspaces;

	private final SessionStore store;

	private final DataFolder data;

	private final Map<String, String> ours;

	private final ApplicationEventPublisher events;

	private volatile ReaperFinds total = ReaperFinds.NONE;

	Reaper(Engine engine, Leftovers leftovers, Workspaces workspaces, SessionStore store, DataFolder data,
			InstanceId instance, ApplicationEventPublisher events) {
		this.engine = engine;
		this.leftovers = leftovers;
		this.workspaces = workspaces;
		this.store = store;
		this.data = data;
		this.ours = Map.of(SessionLabels.INSTANCE, instance.value());
		this.events = events;
	}

	/**
	 * What was found since the server started.
	 * @return the sum
	 */
	public ReaperFinds total() {
		return this.total;
	}

	@Scheduled(fixedDelayString = "${quayside.reaper.period:5m}", initialDelayString = "${quayside.reaper.period:5m}")
	void reapSometimes() {
		try {
			reap();
		}
		catch (RuntimeException ex) {
			logger.warn("What is left of sessions that are over could not be looked for: {}", ex.getMessage());
		}
	}

	/**
	 * Removes what no session has.
	 * @return what was found
	 */
	synchronized ReaperFinds reap() {
		// A session that ends now is in the first list, one that begins now in the
		// second.
		Set<SessionId> living = sessions();
		List<Labelled> containers = this.engine.containers(this.ours);
		List<Labelled> networks = this.engine.networks(this.ours);
		List<Labelled> volumes = this.engine.volumes(this.ours);
		Set<SessionId> opened = this.leftovers.sessions();
		Set<SessionId> folders = this.data.runs();
		living.addAll(sessions());
		Set<SessionId> over = new HashSet<>(opened);
		over.addAll(folders);
		Stream.of(containers, networks, volumes)
			.flatMap(List::stream)
			.forEach((found) -> session(found).ifPresent(over::add));
		over.removeAll(living);
		over.removeIf((session) -> !remove(session));
		ReaperFinds finds = new ReaperFinds(count(containers, over), count(networks, over),
				count(volumes, over) + this.leftovers.removeUnnamedVolumes(),
				this.leftovers.removeNamelessImages(living::contains), common(folders, over), common(opened, over));
		tell(finds);
		return finds;
	}

	/** What the daemon does not let go of is not to keep the rest. */
	private boolean remove(SessionId session) {
		try (var _ = SessionInLog.of(session)) {
			try {
				this.workspaces.removeAll(session);
				return true;
			}
			catch (RuntimeException ex) {
				logger.warn("What is left of the session could not be removed; trying again the next time: {}",
						ex.getMessage());
				return false;
			}
		}
	}

	private void tell(ReaperFinds finds) {
		if (!finds.isEmpty()) {
			this.total = this.total.plus(finds);
			logger.info("Removed what no session has any more: {}", finds);
			this.events.publishEvent(finds);
		}
	}

	private Set<SessionId> sessions() {
		return this.store.all().stream().map(SessionStore.Row::id).collect(Collectors.toCollection(HashSet::new));
	}

	private static int count(List<Labelled> found, Set<SessionId> over) {
		return (int) found.stream().filter((one) -> session(one).filter(over::contains).isPresent()).count();
	}

	private static int common(Set<SessionId> found, Set<SessionId> over) {
		return (int) found.stream().filter(over::contains).count();
	}

	private static Optional<SessionId> session(Labelled found) {
		return SessionId.parse(found.labels().getOrDefault(SessionLabels.SESSION, ""));
	}

}
