package dev.quayside.gateway;

import java.util.Optional;
import java.util.OptionalLong;

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

	/**
	 * How much sessions may still write together.
	 * @return bytes, below zero if the disk is short, or empty if it is not seen
	 */
	OptionalLong room();

}
