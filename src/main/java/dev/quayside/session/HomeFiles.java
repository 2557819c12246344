package dev.quayside.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.LongFunction;
import dev.quayside.engine.ContainerFile;
import dev.quayside.engine.ContainerFiles;
import dev.quayside.engine.ContainerFiles.FileKind;
import dev.quayside.engine.ContainerFiles.NewFile;
import dev.quayside.gateway.PassingFile;
import dev.quayside.gateway.SessionDisk;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.HomeFileException.Reason;
import org.springframework.stereotype.Service;

/**
 * The files in the homes of sessions. Links are never followed, so that nothing outside
 * of the home is reached. Its calls throw {@link HomeFileException} for what cannot be
 * done, {@link SessionRefusedException} where there is no such session, and
 * {@link dev.quayside.engine.EngineException} when the daemon does not do as asked. Safe
 * for use by several threads.
 */
@Service
public class HomeFiles {

	private final Workspaces workspaces;

	private final TerminalStore terminals;

	private final ContainerFiles files;

	private final Activity activity;

	private final FileProperties properties;

	private final SessionDisk disk;

	private final Turnstile turnstile;

	HomeFiles(Workspaces workspaces, TerminalStore terminals, ContainerFiles files, Activity activity,
			FileProperties properties, SessionDisk disk) {
		this.disk = disk;
		this.workspaces = workspaces;
		this.terminals = terminals;
		this.files = files;
		this.activity = activity;
		this.properties = properties;
		this.turnstile = new Turnstile(properties.atOnce());
	}

	/**
	 * Writes a file into a home. Nothing changes there before all of it has come.
	 * @param session whose home
	 * @param path where, in the home itself
	 * @param replace whether a file of that name is replaced
	 * @param size how many bytes it has
	 * @param content its bytes
	 */
	public void bring(SessionId session, HomePath path, boolean replace, long size, InputStream content) {
		requireSmall(path, size);
		this.disk.refusal(session).ifPresent((sentence) -> {
			throw new HomeFileException(Reason.FULL, sentence + ".");
		});
		try (Turnstile.Turn _ = this.turnstile.enter(session)) {
			// All of it is read before it is refused: a browser that is still sending
			// would not hear why.
			try (PassingFile kept = PassingFile.open(HomeFiles::noRoom)) {
				keep(content, size, kept.output());
				String container = container(session);
				requireFree(container, path, replace);
				this.files.write(container, new NewFile(HomePath.HOME, path.fileName(), size, Workspaces.LEARNER),
						kept.from(0));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static HomeFileException noRoom() {
		return new HomeFileException(Reason.BUSY, "Too much is on its way from all learners; try again in a moment.");
	}

	private void requireFree(String container, HomePath path, boolean replace) {
		this.files.kind(container, path.absolute()).ifPresent((kind) -> {
			if (kind != FileKind.FILE) {
				throw new HomeFileException(Reason.NOT_A_FILE,
						path + " is there already and is no plain file; bring it under another name.");
			}
			if (!replace) {
				throw new HomeFileException(Reason.TAKEN, "There is a file " + path + " in the home already.");
			}
		});
	}

	/** What breaks off on its way must not leave half a file in the home. */
	private static void keep(InputStream content, long size, OutputStream out) throws IOException {
		byte[] buffer = new byte[32 * 1024];
		long left = size;
		while (left > 0) {
			int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
			if (count < 0) {
				throw new HomeFileException(Reason.BROKEN_OFF, "Not all of the file came; bring it again.");
			}
			out.write(buffer, 0, count);
			left -= count;
		}
	}

	/**
	 * Reads a file of a home.
	 * @param session whose home
	 * @param path where it is
	 * @param target gives where its bytes go, once their number is known
	 * @throws IOException if they cannot go there
	 */
	public void read(SessionId session, HomePath path, LongFunction<OutputStream> target) throws IOException {
		try (Turnstile.Turn _ = this.turnstile.enter(session)) {
			String container = container(session);
			path.folders().forEach((folder) -> require(FileKind.FOLDER, container, folder, path));
			require(FileKind.FILE, container, path.absolute(), path);
			try (ContainerFile file = this.files.read(container, path.absolute()).orElseThrow(() -> missing(path))) {
				requireSmall(path, file.size());
				file.content().transferTo(target.apply(file.size()));
			}
		}
	}

	private void require(FileKind wanted, String container, String part, HomePath path) {
		FileKind kind = this.files.kind(container, part).orElseThrow(() -> missing(path));
		if (kind != wanted) {
			throw new HomeFileException(Reason.NOT_A_FILE, path
					+ " is no plain file of the home, or there is a link on the way to it; copy it into the home first.");
		}
	}

	private static HomeFileException missing(HomePath path) {
		return new HomeFileException(Reason.UNKNOWN, "There is no file " + path + " in the home.");
	}

	private void requireSmall(HomePath path, long size) {
		if (size > this.properties.largest().toBytes()) {
			throw new HomeFileException(Reason.TOO_LARGE, path + " has more than the "
					+ this.properties.largest().toMegabytes() + " MB that a file may have here; split or pack it.");
		}
	}

	/** All workspaces of a session have the home; one that does not run will do. */
	private String container(SessionId session) {
		this.activity.touch(session);
		return this.terminals.of(session)
			.stream()
			.findFirst()
			.map((terminal) -> this.workspaces.ensure(terminal).id())
			.orElseThrow(() -> new SessionRefusedException(SessionRefusedException.Reason.UNKNOWN,
					"There is no such session; it may have ended"));
	}

}
