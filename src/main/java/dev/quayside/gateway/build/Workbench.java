package dev.quayside.gateway.build;

import dev.quayside.gateway.tar.FileTree;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a build does with a session's engine. Everything throws a
 * {@link dev.quayside.gateway.http.Refusal} if it is refused, or once the build is to
 * end.
 */
public interface Workbench {

	/**
	 * Finds an image among the session's own, else fetches it from the catalogue.
	 * @param reference what the Dockerfile calls it
	 * @param fetch whether it is fetched in any case
	 * @param progress where the progress of fetching is written, as JSON
	 * @return the image
	 * @throws IOException if the daemon breaks off
	 */
	ImageState image(String reference, boolean fetch, OutputStream progress) throws IOException;

	/**
	 * Finds an image that an earlier build of the session made.
	 * @param key of the step
	 * @param before the image that it was made of
	 * @return the image, if it is still there
	 * @throws IOException if the daemon breaks off
	 */
	Optional<ImageState> made(String key, ImageState before) throws IOException;

	/**
	 * Makes an image. It stays for later builds of the session.
	 * @param key of the step
	 * @param before the image that it was made of
	 * @param next what it is to be
	 * @param container whose files are its topmost layer; without one it has no more
	 * layers than the image before
	 * @return the image
	 * @throws IOException if the daemon breaks off
	 */
	ImageState keep(String key, ImageState before, ImageState next, Optional<String> container) throws IOException;

	/**
	 * Makes a container, with the limits of every container of the session.
	 * @param image of which
	 * @param body what it is to be, as in {@code POST /containers/create}
	 * @param volumes whether it has the volumes that the image declares
	 * @return its id
	 * @throws IOException if the daemon breaks off
	 */
	String container(ImageState image, ObjectNode body, boolean volumes) throws IOException;

	/**
	 * Starts a container and waits for its end.
	 * @param container which
	 * @param output where its output goes
	 * @return its exit code
	 * @throws IOException if the daemon breaks off
	 */
	int run(String container, ProcessOutput output) throws IOException;

	/**
	 * Removes a container and its unnamed volumes; done even when the build is to end.
	 * @param container which
	 * @throws IOException if the daemon breaks off
	 */
	void remove(String container) throws IOException;

	/**
	 * Looks at a path of a container.
	 * @param container which
	 * @param path absolute
	 * @return what is there, if anything is
	 * @throws IOException if the daemon breaks off
	 */
	Optional<PathStat> stat(String container, String path) throws IOException;

	/**
	 * Reads files of a container.
	 * @param container which
	 * @param path absolute
	 * @return what is there: the names begin with the last part of the path; to be closed
	 * @throws IOException if the daemon breaks off
	 */
	FileTree files(String container, String path) throws IOException;

	/**
	 * Writes files into a container that was never started.
	 * @param container which
	 * @param folder absolute, and there
	 * @param archive writes a plain archive
	 * @throws IOException if the daemon breaks off
	 */
	void put(String container, String folder, ArchiveWriter archive) throws IOException;

	/**
	 * Refuses a step's configuration that containers may not have.
	 * @param config what the learner's instructions made
	 */
	void judge(ObjectNode config);

	/**
	 * Takes a process's output.
	 */
	interface ProcessOutput {

		/**
		 * Takes a piece.
		 * @param error whether it was written as an error
		 * @param bytes the piece
		 * @throws IOException if nobody listens any more
		 */
		void take(boolean error, byte[] bytes) throws IOException;

	}

	/**
	 * Writes an archive.
	 */
	@FunctionalInterface
	interface ArchiveWriter {

		/**
		 * Writes all of it.
		 * @param out where to
		 * @throws IOException if it cannot be written
		 */
		void writeTo(OutputStream out) throws IOException;

	}

	/**
	 * What is at a path.
	 *
	 * @param folder whether it is a folder
	 * @param link where it leads if it is a symbolic link, within the container; else
	 * empty
	 */
	record PathStat(boolean folder, String link) {

	}

}
