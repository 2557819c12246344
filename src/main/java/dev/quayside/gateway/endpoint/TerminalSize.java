package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Query;

/**
 * The size of a terminal, in characters.
 */
final class TerminalSize {

	private static final int MOST = 1000;

	private TerminalSize() {
	}

	static Target of(Query query, Target target) {
		return target.with("h", query.number("h", 0, MOST)).with("w", query.number("w", 0, MOST));
	}

}
