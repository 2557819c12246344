package dev.quayside.gateway;

/**
 * Is told that somebody works in a session, so that it is not ended as idle. Cheap enough
 * to be called for every request, and safe for use by several threads.
 */
@FunctionalInterface
public interface SessionActivity {

	/**
	 * Something was asked or typed in a session just now.
	 * @param session which; one that is unknown is ignored
	 */
	void touch(SessionId session);

}
