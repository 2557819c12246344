package dev.quayside.gateway;

import java.util.function.Consumer;

/**
 * What learners do, as it happens. Safe for use by several threads.
 */
public interface Acts {

	/**
	 * Listens to a session from now on. The listener is called by the thread that serves
	 * the request, after its answer, or once the answer begins where it is a stream that
	 * only shows; it must return at once and throw nothing.
	 * @param session whose acts
	 * @param listener what is told
	 * @return to be closed when it is to hear no more
	 */
	EngineEvents.Subscription subscribe(SessionId session, Consumer<Act> listener);

}
