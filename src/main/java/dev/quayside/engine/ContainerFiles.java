package dev.quayside.engine;

import java.io.InputStream;
import java.util.Optional;

/**
 * Files of containers, running or not, as the daemon's archives bring them. Every call
 * throws {@link EngineException} when the daemon cannot be reached or refuses. Safe for
 * use by several threads.
 */
public interface ContainerFiles {

	/**
	 * Looks a file up. A link at the end of the path is not followed, those before it
	 * are: see to each of its folders first.
	 * @param container id or name
	 * @param path the absolute path in it
	 * @return what is there, or empty if nothing is
	 */
	Optional<FileKind> kind(String container, String path);

	/**
	 * Opens a file to be read once, from front to end.
	 * @param container id or name
	 * @param path the absolute path in it
	 * @return the file, to be closed; or empty if no plain file is there
	 */
	Optional<ContainerFile> read(String container, String path);

	/**
	 * Writes a file, in the place of one of that name.
	 * @param container id or name
	 * @param file what is written
	 * @param content its bytes
	 */
	void write(String container, NewFile file, InputStream content);

	/** What stands at a path. */
	enum FileKind {

		/** A plain file. */
		FILE,

		/** A folder. */
		FOLDER,

		/** A link, a pipe, a socket or a device. */
		OTHER

	}

	/**
	 * A file to be written.
	 *
	 * @param folder the absolute path of the folder, which is there
	 * @param name its name in it
	 * @param size how many bytes it has
	 * @param owner the number of the user, and of the group, that it belongs to
	 */
	record NewFile(String folder, String name, long size, int owner) {
	}

}
