package dev.quayside.gateway;

import java.nio.file.Path;

/**
 * Serves each session a private view of the host's daemon on a unix socket of its own.
 * Safe for use by several threads.
 */
public interface Gateway {

	/**
	 * Makes the socket and serves the session on it. A file that is already there (of a
	 * killed server) is replaced.
	 * @param session whose view it is
	 * @param socket where; at most 107 bytes of path, its directory exists
	 * @throws java.io.UncheckedIOException if the socket cannot be made
	 * @throws dev.quayside.engine.EngineException if the daemon does not say what it
	 * holds
	 */
	void open(SessionId session, Path socket);

	/**
	 * Whether a session is served.
	 * @param session which
	 * @return whether its socket is there
	 */
	boolean isOpen(SessionId session);

	/**
	 * Ends the view: closes its socket and every connection on it, removes what the
	 * learner made on the daemon (containers, networks, volumes, images), and forgets the
	 * session. Does nothing for one that is unknown, other than removing what is left of
	 * it on the daemon.
	 * @param session whose view it is
	 * @throws dev.quayside.engine.EngineException if the daemon does not say what it
	 * holds
	 */
	void close(SessionId session);

	/**
	 * Removes what the learner made on the daemon and forgets the images, as if the
	 * session had just begun: what is connected is cut off, and who listens goes on
	 * listening. Does nothing for one that is not open. If it breaks off the session may
	 * not be open any more.
	 * @param session whose view it is
	 * @throws java.io.UncheckedIOException if its socket cannot be made again
	 * @throws dev.quayside.engine.EngineException if the daemon does not say what it
	 * holds
	 */
	void empty(SessionId session);

}
