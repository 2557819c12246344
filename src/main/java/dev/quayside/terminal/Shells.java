package dev.quayside.terminal;

import java.io.IOException;
import dev.quayside.session.TerminalId;

/**
 * Where the shells of terminals are.
 */
@FunctionalInterface
interface Shells {

	/**
	 * Takes hold of the shell of a terminal, and starts it unless it runs.
	 * @param terminal whose
	 * @param size how much its viewers show
	 * @return the shell
	 * @throws IOException if the daemon does not do as asked
	 */
	Attachment attach(TerminalId terminal, Size size) throws IOException;

	/**
	 * A shell that is held.
	 *
	 * @param shell the shell
	 * @param first the number of the first byte of its output
	 * @param journal what is known of its input
	 * @param rejoined whether it ran before, so that what it shows has to be drawn again
	 */
	record Attachment(Shell shell, long first, Journal journal, boolean rejoined) {
	}

}
