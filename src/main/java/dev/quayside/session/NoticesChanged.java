package dev.quayside.session;

import dev.quayside.gateway.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * Published when what learners have to know has changed.
 *
 * @param session whose notices, or null for those of all sessions
 */
public record NoticesChanged(@Nullable SessionId session) {

	/**
	 * Whether a session is meant.
	 * @param session which
	 * @return whether its notices changed
	 */
	public boolean concerns(SessionId session) {
		return this.session == null || this.session.equals(session);
	}

}
