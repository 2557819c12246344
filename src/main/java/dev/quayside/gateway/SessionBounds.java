package dev.quayside.gateway;

import java.util.Optional;

/**
 * The control groups that hold what a session runs, within one for all sessions of this
 * server. Safe for use by several threads.
 */
public interface SessionBounds {

	/**
	 * Below what control group the containers of a session are to run.
	 * @param session whose
	 * @return its name as the daemon takes it, or empty where the daemon says nothing of
	 * control groups
	 */
	Optional<String> parent(SessionId session);

	/**
	 * The learner of a session types just now: for some seconds its programs go before
	 * those of sessions in which nobody does. Cheap enough to be called for every key.
	 * @param session which
	 */
	void typed(SessionId session);

	/**
	 * How much memory what sessions run has.
	 * @param most of one session, in bytes: what it has beyond is not counted
	 * @return bytes, 0 where it is not seen
	 */
	long memory(long most);

	/**
	 * Takes the group of a session away; does nothing if something runs in it.
	 * @param session which
	 */
	void close(SessionId session);

}
