package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import dev.quayside.gateway.DiskNotice;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionDisk;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.http.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees to it that no session fills the disk, where the file system itself has no quotas.
 * How much of the disk is taken is looked at each period, for next to nothing; the
 * sessions are measured when that has grown, when one of them is nearly full, and now and
 * then. Who has written too much has its writers stopped and may make nothing new until
 * something is removed; so has everybody when there is too little left for the server
 * itself. Its checks are safe for use by several threads.
 */
@Component
public class DiskBounds implements SessionDisk {

	private static final Logger LOGGER = System.getLogger(DiskBounds.class.getName());

	private static final long GROWTH = 16L << 20;

	/**
	 * Times what a session may write is counted, so that it is seen whether it goes on
	 * when it is full.
	 */
	private static final int BEYOND = 4;

	/**
	 * Of the server's time, measuring takes one part in so many and one; half of it where
	 * somebody may have become full, or a full one goes on.
	 */
	private static final int REST = 5;

	/**
	 * While somebody goes on who is nearly full: a writer that keeps the disk busy makes
	 * measuring slow, and must not gain time by it.
	 */
	private static final long LONGEST_REST = Duration.ofSeconds(1).toNanos();

	private static final Set<String> WRITES = Set.of("POST /containers/create", "POST /containers/{}/start",
			"POST /containers/{}/restart", "PUT /containers/{}/archive", "POST /build", "POST /images/create",
			"POST /images/load", "POST /commit", "POST /volumes/create");

	private final Map<SessionId, String> full = new ConcurrentHashMap<>();

	private final Map<SessionId, String> told = new HashMap<>();

	private final DaemonLists daemon;

	private final BoundsProperties bounds;

	private final Written most;

	private final Written enough;

	private final DiskReserve reserve;

	private final WriteStops stops;

	private final FailedPasses failures = new FailedPasses();

	private final ApplicationEventPublisher events;

	private @Nullable DiskView disk;

	private @Nullable Usage last;

	private long lastBegun = System.nanoTime();

	private long taken;

	/** In bytes: where the disk has grown by less, nobody has become full. */
	private long spare;

	private long calmUntil = System.nanoTime();

	private long restUntil = System.nanoTime();

	private long breathUntil = System.nanoTime();

	DiskBounds(Daemon daemon, InstanceId instance, BoundsProperties bounds, ApplicationEventPublisher events) {
		this.daemon = new DaemonLists(daemon, instance);
		this.bounds = bounds;
		this.most = new Written(bounds.written().toBytes(), bounds.files());
		this.enough = this.most.times(BEYOND);
		this.stops = new WriteStops(this.daemon);
		this.reserve = new DiskReserve(bounds.diskReserve(), events);
		this.events = events;
	}

	/**
	 * Refuses what would write in a session that has written all that it may.
	 * @param session which
	 * @param method of the request
	 * @param path of the request, with {@code {}} for references
	 * @throws Refusal if it is full
	 */
	public void requireRoom(SessionId session, String method, String path) {
		if (WRITES.contains(method + " " + path)) {
			refusal(session).ifPresent((sentence) -> {
				throw new Refusal(507, sentence);
			});
		}
	}

	@Override
	public Optional<String> refusal(SessionId session) {
		return Optional.ofNullable(this.full.get(session)).or(this::shortage);
	}

	@Override
	public Optional<String> shortage() {
		return this.reserve.shortage();
	}

	@Override
	public synchronized OptionalLong room() {
		try {
			Space space = disk().space();
			return space.equals(Space.UNSEEN) ? OptionalLong.empty()
					: OptionalLong.of(space.besides(this.bounds.diskReserve()));
		}
		catch (IOException | Refusal ex) {
			LOGGER.log(Level.DEBUG, "The daemon's disk cannot be seen", ex);
			return OptionalLong.empty();
		}
	}

	@Scheduled(fixedDelayString = "${quayside.bounds.disk-period:250ms}",
			initialDelayString = "${quayside.bounds.disk-period:250ms}")
	synchronized void look() {
		try {
			DiskView view = disk();
			Space space = view.space();
			this.reserve.look(space);
			long more = space.taken() - this.taken;
			boolean grown = Math.abs(more) >= GROWTH || !this.told.isEmpty();
			boolean urgent = more >= this.spare;
			boolean filled = more > 0 && this.reserve.isTouched();
			if (isPast(this.calmUntil) || filled || urgent && isPast(this.breathUntil)
					|| grown && isPast(this.restUntil)) {
				measure(view, space);
				this.taken = space.taken();
				if (this.failures.end()) {
					LOGGER.log(Level.INFO, "What sessions have written is measured again");
				}
			}
		}
		catch (IOException | Refusal ex) {
			LOGGER.log(Level.DEBUG, "What sessions have written cannot be measured", ex);
			this.failures.add(ex).ifPresent((sentence) -> LOGGER.log(Level.WARNING, sentence));
		}
	}

	private static boolean isPast(long moment) {
		return System.nanoTime() - moment >= 0;
	}

	private DiskView disk() throws IOException {
		DiskView known = this.disk;
		if (known == null) {
			known = HostDisk.of(this.daemon, this.enough).orElseGet(() -> {
				LOGGER.log(Level.WARNING, "The server cannot see the daemon's files: what sessions write is asked of "
						+ "the daemon every half minute, and may be more than they may by then; run the server as root "
						+ "on the daemon's machine, or in a container with docker-compose.bounds.yml");
				return new DaemonDisk(this.daemon);
			});
			this.disk = known;
		}
		return known;
	}

	private void measure(DiskView view, Space space) throws IOException {
		long begun = System.nanoTime();
		Usage now = view.measure();
		Map<SessionId, Written> sessions = now.bySession();
		this.told.keySet()
			.stream()
			.filter((session) -> !sessions.containsKey(session))
			.toList()
			.forEach(this::tellRoom);
		for (Map.Entry<SessionId, Written> session : sessions.entrySet()) {
			judge(session.getKey(), session.getValue());
		}
		Usage before = (this.last != null) ? this.last : now;
		stopWriters(now, before, space);
		boolean goesOn = now.hasGrown(this.told.keySet(), before);
		this.last = now;
		this.lastBegun = begun;
		this.spare = sessions.values()
			.stream()
			.mapToLong((written) -> Math.max(this.most.bytes() - written.bytes(), GROWTH))
			.min()
			.orElse(this.most.bytes());
		this.stops.retain(now.places().keySet());
		long took = System.nanoTime() - begun;
		this.breathUntil = System.nanoTime() + took;
		this.restUntil = System.nanoTime() + rest(took, goesOn);
		this.calmUntil = System.nanoTime() + view.calm().toNanos();
	}

	static long rest(long took, boolean goesOn) {
		return goesOn ? Math.min(REST * took, LONGEST_REST) : REST * took;
	}

	private void judge(SessionId session, Written written) {
		if (Fullness.of(written, this.most) == Fullness.ROOM) {
			tellRoom(session);
			return;
		}
		String use = Fullness.words(written, this.most);
		if (Fullness.of(written, this.most) == Fullness.NEARLY) {
			this.full.remove(session);
			tell(session, "This session has written " + use + ". At the most, what writes is stopped: remove files, "
					+ "containers or volumes that you do not need.");
			return;
		}
		this.full.put(session,
				"This session has written " + use + "; remove files, containers or volumes, and try again in a moment");
		tell(session, "This session has written " + use + ". What was writing was stopped, and nothing new can be made "
				+ "until you remove files, containers or volumes.");
	}

	private void stopWriters(Usage now, Usage before, Space space) {
		for (Usage.Container container : now.containers()) {
			boolean full = this.full.containsKey(container.session()) && now.hasGrown(container, before, this.enough);
			if (container.running() && (full || this.reserve.isTouchedBy(now.growth(container, before), space))) {
				this.stops.stop(container, this.lastBegun);
			}
		}
	}

	private void tell(SessionId session, String text) {
		if (!text.equals(this.told.put(session, text))) {
			this.events.publishEvent(new DiskNotice(session, Optional.of(text)));
		}
	}

	private void tellRoom(SessionId session) {
		this.full.remove(session);
		if (this.told.remove(session) != null) {
			this.events.publishEvent(new DiskNotice(session, Optional.empty()));
		}
	}

}
