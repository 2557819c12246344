package dev.quayside.gateway;

import java.util.function.Consumer;

/**
 * What happens in the engines of sessions, as it happens. Safe for use by several
 * threads.
 */
public interface EngineEvents {

	/**
	 * Listens to a session from now on. The listener is called with one event after the
	 * other, in their order, never by two threads at once; it must return at once and
	 * throw nothing, for it is called by the thread that serves all sessions.
	 * @param session whose events; none come while it is not open
	 * @param listener what is told
	 * @return to be closed when it is to hear no more
	 */
	Subscription subscribe(SessionId session, Consumer<EngineEvent> listener);

	/**
	 * A listener that listens.
	 */
	@FunctionalInterface
	interface Subscription extends AutoCloseable {

		@Override
		void close();

	}

}
