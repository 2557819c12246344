package dev.quayside.session;

import java.io.IOException;

/**
 * Starts shells before anybody looks at them. Safe for use by several threads.
 */
public interface WarmShells {

	/**
	 * Starts the shell of a terminal and keeps what it writes for the first who looks.
	 * @param terminal whose
	 * @throws IOException if the daemon does not do as asked
	 */
	void warm(TerminalId terminal) throws IOException;

	/**
	 * Tells whether the shell of a terminal runs and is held.
	 * @param terminal whose
	 * @return whether it can be typed into at once
	 */
	boolean isWarm(TerminalId terminal);

}
