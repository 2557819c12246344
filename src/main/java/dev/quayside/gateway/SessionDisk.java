package dev.quayside.gateway;

import java.util.Optional;

/**
 * Whether sessions may write. Safe for use by several threads.
 */
public interface SessionDisk {

	/**
	 * Why nothing can be written in a session.
	 * @param session which
	 * @return a sentence for the learner, or empty if it has room
	 */
	Optional<String> refusal(SessionId session);

	/**
	 * Why nothing can be written in any session.
	 * @return a sentence for learners, or empty if the disk has room
	 */
	Optional<String> shortage();

}
