package dev.quayside.gateway;

import java.util.List;
import java.util.Optional;

/**
 * Looks at the engines of sessions. Safe for use by several threads.
 */
public interface EngineStates {

	/**
	 * What the engine holds now. It costs what the session owns, not what the host holds;
	 * callers may ask after each event.
	 * @param session which
	 * @return its state, {@link EngineState#EMPTY} while it is not open
	 * @throws dev.quayside.engine.EngineException if the daemon does not say
	 */
	EngineState of(SessionId session);

	/**
	 * A regular file in a container, read as {@code docker cp} reads it: a container that
	 * runs and has volumes is paused meanwhile.
	 * @param session which
	 * @param container its full id
	 * @param path an absolute path
	 * @param most how many bytes are read
	 * @return its beginning; empty if there is no such regular file
	 */
	Optional<byte[]> file(SessionId session, String container, String path, int most);

	/**
	 * A few files that were made in a container, as {@code docker diff} tells them, but
	 * for hidden ones and those in the folders of the system. The daemon is asked at most
	 * once for each start and end of the container and of what is executed in it.
	 * @param session which
	 * @param container its full id
	 * @return their paths, five at most
	 */
	List<String> added(SessionId session, String container);

}
