package dev.quayside.gateway;

import java.util.Optional;

/**
 * Whether sessions may write. Safe for use by several threads.
 */
@FunctionalInterface
public interface SessionDisk {

	/**
	 * Why nothing can be written in a session.
	 * @param session which
	 * @return a sentence for the learner, or empty if it has room
	 */
	Optional<String> refusal(SessionId session);

}
