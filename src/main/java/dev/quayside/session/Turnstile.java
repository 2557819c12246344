package dev.quayside.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.HomeFileException.Reason;

/**
 * Lets so many files of each session be on their way, and no more. Safe for use by
 * several threads.
 */
final class Turnstile {

	private final Map<SessionId, Integer> inside = new ConcurrentHashMap<>();

	private final int most;

	Turnstile(int most) {
		this.most = most;
	}

	Turn enter(SessionId session) {
		int now = this.inside.merge(session, 1, Integer::sum);
		Turn turn = () -> this.inside.computeIfPresent(session, (_, count) -> (count > 1) ? count - 1 : null);
		if (now > this.most) {
			turn.close();
			throw new HomeFileException(Reason.BUSY,
					"Already " + this.most + " files of this session are on their way; wait for one of them.");
		}
		return turn;
	}

	/** To be closed when the file has arrived or broke off. */
	@FunctionalInterface
	interface Turn extends AutoCloseable {

		@Override
		void close();

	}

}
