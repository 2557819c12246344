package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.policy.ArchiveProperties;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Bounds how many archives a session sends at a time: each of them lies in a temporary
 * file of the server until its end. Safe for use by several threads.
 */
@Component
class ArchiveTurns {

	private final Map<SessionId, Integer> taken = new ConcurrentHashMap<>();

	private final int most;

	ArchiveTurns(ArchiveProperties limits) {
		this.most = limits.atOnce();
	}

	/**
	 * Begins to take an archive.
	 * @param session whose
	 * @return to be closed once the archive is gone
	 * @throws Refusal if the session sends as many as it may
	 */
	Turn begin(SessionId session) {
		if (this.taken.merge(session, 1, Integer::sum) > this.most) {
			end(session);
			throw Refusal.conflict("This session sends " + this.most
					+ " archives, the most it may at a time; try again when one of them is done");
		}
		return () -> end(session);
	}

	private void end(SessionId session) {
		this.taken.computeIfPresent(session, (_, count) -> (count > 1) ? count - 1 : null);
	}

	/**
	 * An archive that is being sent.
	 */
	@FunctionalInterface
	interface Turn extends AutoCloseable {

		@Override
		void close();

	}

}
