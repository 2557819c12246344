package dev.quayside.session;

import java.time.Instant;
import java.util.List;
import dev.quayside.gateway.SessionId;

/**
 * A learner's session as it is now.
 *
 * @param id its name
 * @param terminals its terminals, in the order in which they were made
 * @param expiresAt when it ends if nothing is done in it from now on
 */
public record Session(SessionId id, List<TerminalId> terminals, Instant expiresAt) {

	public Session {
		terminals = List.copyOf(terminals);
	}

}
