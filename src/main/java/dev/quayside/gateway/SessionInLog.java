package dev.quayside.gateway;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names the session in every line that this thread logs until it is closed.
 */
public final class SessionInLog implements AutoCloseable {

	/** The name of the field in structured logs. */
	public static final String FIELD = "session";

	private final @Nullable String before;

	private SessionInLog(@Nullable String before) {
		this.before = before;
	}

	/**
	 * Names a session from now on.
	 * @param session on whose behalf this thread works
	 * @return to be closed by this thread; names again what was named before
	 */
	public static SessionInLog of(SessionId session) {
		SessionInLog named = new SessionInLog(MDC.get(FIELD));
		MDC.put(FIELD, session.value());
		return named;
	}

	/**
	 * Names a session in what a thread of its own logs.
	 * @param session on whose behalf it works
	 * @param work what it does
	 * @return the same work, for that thread
	 */
	public static Runnable naming(SessionId session, Runnable work) {
		return () -> {
			try (var _ = of(session)) {
				work.run();
			}
		};
	}

	@Override
	public void close() {
		if (this.before != null) {
			MDC.put(FIELD, this.before);
		}
		else {
			MDC.remove(FIELD);
		}
	}

}
