package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionBounds;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A control group for each session, below one for all sessions of this server. The daemon
 * puts containers there; the server bounds the groups where it may: as root on the
 * daemon's own machine. Elsewhere all sessions are in the one group, for the daemon
 * removes none that it made.
 */
@Component
public class ControlGroups implements SessionBounds, DisposableBean {

	private static final Logger LOGGER = System.getLogger(ControlGroups.class.getName());

	private static final int PERIOD = 5; // seconds

	/** Of all servers on the machine. */
	private static final String PLAYGROUNDS = "/quayside";

	private final Map<SessionId, Long> awake = new ConcurrentHashMap<>();

	private final Daemon daemon;

	private final InstanceId instance;

	private final BoundsProperties bounds;

	private final Path root;

	private volatile @Nullable Driver driver;

	@Autowired
	ControlGroups(Daemon daemon, InstanceId instance, BoundsProperties bounds) {
		this(daemon, instance, bounds, Path.of("/sys/fs/cgroup"));
	}

	ControlGroups(Daemon daemon, InstanceId instance, BoundsProperties bounds, Path root) {
		this.daemon = daemon;
		this.instance = instance;
		this.bounds = bounds;
		this.root = root;
	}

	@Override
	public Optional<String> parent(SessionId session) {
		return Optional.ofNullable(driver())
			.map((known) -> known.groups().parent(known.writable() ? group(session) : all()));
	}

	private String group(SessionId session) {
		return all() + "/" + session;
	}

	private String all() {
		return PLAYGROUNDS + "/" + this.instance.value();
	}

	/**
	 * Makes the group of a session, before anything runs in it. One that is there, of a
	 * session that begins anew, weighs as one in which nobody types: the next key tells.
	 * @param session which
	 */
	public void open(SessionId session) {
		write((groups) -> groups.make(group(session), Share.ofSession(this.bounds)));
		this.awake.remove(session);
	}

	@Override
	public void close(SessionId session) {
		this.awake.remove(session);
		write((groups) -> groups.remove(group(session)));
	}

	/**
	 * The sessions that have a group.
	 * @return their names
	 */
	public Set<SessionId> sessions() {
		Driver known = driver();
		try {
			return (known == null || !known.writable()) ? Set.of()
					: known.groups()
						.below(all())
						.stream()
						.flatMap((name) -> SessionId.parse(name).stream())
						.collect(Collectors.toSet());
		}
		catch (IOException ex) {
			LOGGER.log(Level.DEBUG, "Control groups cannot be listed", ex);
			return Set.of();
		}
	}

	@Override
	public long memory(long most) {
		Driver known = driver();
		try {
			return (known != null) ? known.groups().memoryBelow(all(), most) : 0;
		}
		catch (IOException ex) {
			LOGGER.log(Level.DEBUG, "The memory of sessions cannot be read", ex);
			return 0;
		}
	}

	@Override
	public void typed(SessionId session) {
		if (this.awake.put(session, System.nanoTime()) == null) {
			// Who types does not wait for it.
			Thread.startVirtualThread(SessionInLog.naming(session,
					() -> write((groups) -> groups.weigh(group(session), Share.weight(true)))));
		}
	}

	@Scheduled(fixedDelay = PERIOD, initialDelay = PERIOD, timeUnit = TimeUnit.SECONDS)
	void rest() {
		long since = System.nanoTime() - this.bounds.awake().toNanos();
		this.awake.forEach((session, typed) -> {
			if (typed - since < 0 && this.awake.remove(session, typed)) {
				write((groups) -> groups.weigh(group(session), Share.weight(false)));
			}
		});
	}

	/** A server whose sessions stay leaves their bounds, too. */
	@Override
	public void destroy() {
		if (sessions().isEmpty()) {
			write((groups) -> groups.remove(all()));
			write((groups) -> {
				if (groups.below(PLAYGROUNDS).isEmpty()) {
					groups.remove(PLAYGROUNDS);
				}
			});
		}
	}

	private void write(Writing writing) {
		Driver known = driver();
		if (known == null || !known.writable()) {
			return;
		}
		try {
			writing.on(known.groups());
		}
		catch (IOException ex) {
			LOGGER.log(Level.WARNING, "A control group cannot be written: {0}", ex.getMessage());
		}
	}

	/** Null as long as no daemon answers: it is asked again the next time. */
	private @Nullable Driver driver() {
		Driver known = this.driver;
		return (known != null) ? known : find();
	}

	private synchronized @Nullable Driver find() {
		if (this.driver == null) {
			try {
				this.driver = driver(new DaemonLists(this.daemon, this.instance).get(Target.of("/info")));
			}
			catch (IOException | Refusal ex) {
				LOGGER.log(Level.DEBUG, "No daemon answers", ex);
			}
		}
		return this.driver;
	}

	private @Nullable Driver driver(JsonNode info) throws IOException {
		int version = info.path("CgroupVersion").asString("1").equals("2") ? 2 : 1;
		Groups groups = switch (info.path("CgroupDriver").asString("")) {
			case "systemd" -> new Slices(List.of("timeout", "20", "systemctl"), this.root, version);
			case "cgroupfs" -> new ControlFiles(this.root, version);
			default -> null;
		};
		if (groups == null) {
			return null;
		}
		Share.Machine machine = new Share.Machine(info.path("MemTotal").asLong(), info.path("NCPU").asInt(1),
				mostProcesses(Path.of("/proc/sys/kernel")));
		Share share = Share.ofAll(this.bounds, machine);
		try {
			boundAllServers(groups, share);
			groups.make(all(), share);
			return new Driver(groups, true);
		}
		catch (IOException ex) {
			LOGGER.log(Level.WARNING, "What all learners together may take cannot be set (" + ex.getMessage()
					+ "): each container has its own limits only; run the server as root on the daemon's machine or with docker-compose.bounds.yml, or "
					+ "bound the control group " + groups.parent(PLAYGROUNDS) + " by hand");
			return new Driver(groups, false);
		}
	}

	/**
	 * Weights count among siblings: beside the rest of the machine it is this group's
	 * that counts, and what is kept for the machine is kept once. Of several servers the
	 * last says how much, unless the kernel refuses less than another has
	 * (sched-bwc.rst): then that one's holds.
	 */
	private static void boundAllServers(Groups groups, Share share) {
		try {
			groups.make(PLAYGROUNDS, share);
		}
		catch (IOException ex) {
			LOGGER.log(Level.DEBUG, "The bounds of another server are kept", ex);
		}
	}

	/** Whichever there are fewer of: numbers, or what threads may take of the memory. */
	static long mostProcesses(Path kernel) throws IOException {
		return Math.min(number(kernel.resolve("pid_max")), number(kernel.resolve("threads-max")));
	}

	/** The kernel gives such a file to one read only: what is read in pieces is cut. */
	private static long number(Path limit) throws IOException {
		try (InputStream file = Files.newInputStream(limit)) {
			byte[] digits = new byte[32];
			int length = Math.max(0, file.read(digits));
			return Long.parseLong(new String(digits, 0, length, StandardCharsets.US_ASCII).strip());
		}
	}

	/**
	 * How the daemon keeps control groups.
	 *
	 * @param groups as it keeps them
	 * @param writable whether the server may write them
	 */
	private record Driver(Groups groups, boolean writable) {
	}

	/**
	 * Writes to control groups.
	 */
	@FunctionalInterface
	private interface Writing {

		void on(Groups groups) throws IOException;

	}

}
