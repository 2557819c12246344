package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.daemon.Target;
import tools.jackson.databind.JsonNode;

/**
 * The daemon's own files, for a server that sees them: what containers wrote lies in the
 * upper folders of {@code overlay2}. Used by one thread.
 */
final class HostDisk implements DiskView {

	private static final Logger LOGGER = System.getLogger(HostDisk.class.getName());

	/** A program is started for it. */
	private static final Duration COUNT_AGAIN = Duration.ofSeconds(5);

	/** What is being counted is known by then. */
	private static final Duration SOON = Duration.ofSeconds(1);

	private final DaemonLists daemon;

	private final Path root;

	private final Written enough;

	private final Map<String, List<Path>> folders = new HashMap<>();

	private final HiddenWrites hidden;

	private long taken;

	private long countAgain = System.nanoTime();

	private long files;

	private long filesLeft = Long.MAX_VALUE;

	private HostDisk(DaemonLists daemon, Path root, Written enough) {
		this.daemon = daemon;
		this.root = root;
		this.enough = enough;
		this.hidden = new HiddenWrites(enough);
	}

	/**
	 * The daemon's files, if they can be seen.
	 * @param daemon tells where they are
	 * @param enough more than that need not be counted in one place
	 * @return the view
	 * @throws IOException if the daemon does not tell
	 */
	static Optional<DiskView> of(DaemonLists daemon, Written enough) throws IOException {
		JsonNode info = daemon.get(Target.of("/info"));
		Path root = Path.of(info.path("DockerRootDir").asString("/var/lib/docker"));
		boolean seen = info.path("Driver").asString("").equals("overlay2") && canBeRead(root.resolve("overlay2"))
				&& canBeRead(root.resolve("volumes"));
		return seen ? Optional.of(new HostDisk(daemon, root, enough)) : Optional.empty();
	}

	/** Tried, for access(2) leaves out the capabilities of a user other than root. */
	private static boolean canBeRead(Path folder) {
		try (DirectoryStream<Path> _ = Files.newDirectoryStream(folder)) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public Space space() throws IOException {
		FileStore store = Files.getFileStore(this.root);
		Space space = new Space(store.getTotalSpace(), store.getUsableSpace(), this.files, this.filesLeft);
		this.taken = space.taken();
		return space;
	}

	/** Java does not tell how many files there may be, see statfs(2). */
	private void countFiles() {
		if (System.nanoTime() - this.countAgain < 0) {
			return;
		}
		this.countAgain = System.nanoTime() + COUNT_AGAIN.toNanos();
		try {
			Process stat = new ProcessBuilder("stat", "-f", "-c", "%c %d", this.root.toString()).start();
			try (Scanner said = new Scanner(stat.getInputStream(), StandardCharsets.US_ASCII)) {
				this.files = said.nextLong();
				this.filesLeft = said.nextLong();
			}
		}
		catch (IOException | NoSuchElementException ex) {
			LOGGER.log(Level.DEBUG, "How many files there may be is not told", ex);
		}
	}

	@Override
	public Usage measure() throws IOException {
		Map<String, Usage.Place> places = new HashMap<>();
		Map<String, List<Path>> where = new HashMap<>();
		List<Usage.Container> containers = new ArrayList<>();
		for (JsonNode said : this.daemon.containers()) {
			Optional<SessionId> session = this.daemon.session(said);
			if (session.isPresent()) {
				String id = said.path("Id").asString("");
				List<Path> folders = folders(id);
				where.put(id, folders);
				places.put(id, new Usage.Place(session.get(), measure(folders)));
				containers.add(DaemonDisk.container(said, session.get(), new HashSet<>(Set.of(id))));
			}
		}
		for (JsonNode volume : this.daemon.volumes()) {
			String name = volume.path("Name").asString("");
			List<Path> folder = List.of(Path.of(volume.path("Mountpoint").asString("/none")));
			this.daemon.session(volume).ifPresent((session) -> {
				where.put(name, folder);
				places.put(name, new Usage.Place(session, measure(folder)));
			});
		}
		this.folders.keySet().retainAll(places.keySet());
		countFiles();
		return new Usage(this.hidden.add(places, where, this.taken), containers);
	}

	/**
	 * What is asked of the daemon about a container does not change. One that is gone by
	 * now, or about which the daemon cannot tell, must not keep the others from being
	 * measured: it has none until the daemon tells.
	 */
	private List<Path> folders(String id) {
		List<Path> known = this.folders.get(id);
		if (known != null) {
			return known;
		}
		try {
			JsonNode said = this.daemon.get(Target.of("/containers/" + id + "/json"));
			List<Path> told = List.of(Path.of(said.path("GraphDriver").path("Data").path("UpperDir").asString("/none")),
					this.root.resolve("containers").resolve(id));
			this.folders.put(id, told);
			return told;
		}
		catch (IOException ex) {
			LOGGER.log(Level.DEBUG, "Where container " + id + " writes is not told", ex);
			return List.of();
		}
	}

	private Written measure(List<Path> folders) {
		return folders.stream().map(this::measure).reduce(Written.NOTHING, Written::plus);
	}

	private Written measure(Path folder) {
		try {
			return FolderMeasure.of(folder, this.enough);
		}
		catch (UncheckedIOException ex) {
			return Written.NOTHING;
		}
	}

	@Override
	public Duration calm() {
		return this.hidden.isCounting() ? SOON : Duration.ofSeconds(15);
	}

}
