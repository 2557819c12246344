package dev.quayside.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.PassingFile;
import dev.quayside.gateway.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The data folder of one server, locked as long as the server runs (a killed server's
 * lock ends with it).
 */
final class DataFolder implements AutoCloseable {

	/** What {@code sun_path} of unix(7) holds, without the closing zero. */
	private static final int LONGEST_SOCKET = 107;

	private static final String JOURNALS = "terminals";

	private static final String PASSING = "passing";

	private static final Pattern INSTANCE = Pattern.compile("[a-z2-7]{12}");

	private final Path root;

	private final FileChannel lockFile;

	private DataFolder(Path root, FileChannel lockFile) {
		this.root = root;
		this.lockFile = lockFile;
	}

	/**
	 * Makes the folder where it is missing, and locks it.
	 * @param root the folder
	 * @return the locked folder
	 * @throws DataFolderException if it cannot be used
	 */
	static DataFolder open(Path root) {
		refuseLongSocket(root);
		try {
			Files.createDirectories(root);
			for (String name : List.of("run", "db", JOURNALS)) {
				Path folder = Files.createDirectories(root.resolve(name));
				Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
			}
			FileChannel lockFile = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (!lock(lockFile)) {
				lockFile.close();
				throw new DataFolderException("Another server uses the data folder " + root
						+ "; stop it, or name another folder with quayside.data", null);
			}
			PassingFile.keepIn(root.resolve(PASSING));
			return new DataFolder(root, lockFile);
		}
		catch (IOException ex) {
			throw unusable(root, ex);
		}
	}

	private static DataFolderException unusable(Path root, IOException ex) {
		return new DataFolderException("The data folder " + root + " cannot be used (" + ex.getMessage()
				+ "); make it writable, or name another folder with quayside.data", ex);
	}

	private static void refuseLongSocket(Path root) {
		int length = socket(root, new SessionId("a".repeat(12))).toString().getBytes(StandardCharsets.UTF_8).length;
		if (length > LONGEST_SOCKET) {
			throw new DataFolderException("The path of the data folder " + root + " is " + (length - LONGEST_SOCKET)
					+ " bytes too long for the sockets in it; name a shorter one with quayside.data", null);
		}
	}

	private static boolean lock(FileChannel file) throws IOException {
		try {
			@Nullable FileLock lock = file.tryLock();
			return lock != null;
		}
		catch (OverlappingFileLockException _) {
			return false;
		}
	}

	/**
	 * The id of the server that this folder belongs to, made at the first time.
	 * @return the id
	 */
	InstanceId instance() {
		Path file = this.root.resolve("instance");
		try {
			if (!Files.exists(file)) {
				Files.writeString(file, SessionId.random() + "\n");
			}
			String value = Files.readString(file).strip();
			if (INSTANCE.matcher(value).matches()) {
				return new InstanceId(value);
			}
		}
		catch (IOException ex) {
			throw unusable(this.root, ex);
		}
		throw new DataFolderException(
				"The file " + file + " does not hold the id of a server; bring the right one back from a backup", null);
	}

	/**
	 * The folder that is mounted into the workspaces of a session.
	 * @param session whose
	 * @return the path; it exists only between {@link #makeRun} and {@link #removeRun}
	 */
	Path run(SessionId session) {
		return run(this.root, session.value());
	}

	/**
	 * Where the socket of a session is.
	 * @param session whose
	 * @return a path in {@link #run}
	 */
	Path socket(SessionId session) {
		return socket(this.root, session);
	}

	private static Path socket(Path root, SessionId session) {
		return run(root, session.value()).resolve("docker.sock");
	}

	private static Path run(Path root, String session) {
		return root.resolve("run").resolve(session);
	}

	/**
	 * Where a terminal's journal is. Unlike the run folder, no workspace can read it.
	 * @param terminal whose
	 * @return a file in a folder that exists between {@link #makeRun} and
	 * {@link #removeRun}
	 */
	Path journal(TerminalId terminal) {
		return journals(terminal.session()).resolve(Integer.toString(terminal.number()));
	}

	private Path journals(SessionId session) {
		return this.root.resolve(JOURNALS).resolve(session.value());
	}

	void removeJournal(TerminalId terminal) {
		try {
			Files.deleteIfExists(journal(terminal));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void makeRun(SessionId session) {
		try {
			Files.createDirectories(journals(session));
			Path folder = Files.createDirectories(run(session));
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void removeRun(SessionId session) {
		try {
			FileSystemUtils.deleteRecursively(run(session));
			FileSystemUtils.deleteRecursively(journals(session));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The sessions that have a run folder or journals.
	 * @return their names
	 */
	Set<SessionId> runs() {
		try (Stream<Path> runs = Files.list(this.root.resolve("run"));
				Stream<Path> journals = Files.list(this.root.resolve(JOURNALS))) {
			return Stream.concat(runs, journals)
				.flatMap((folder) -> SessionId.parse(folder.getFileName().toString()).stream())
				.collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		PassingFile.leave(this.root.resolve(PASSING));
		this.lockFile.close();
	}

}
