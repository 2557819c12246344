package dev.quayside.gateway.view;

import dev.quayside.gateway.ledger.RealNames;
import tools.jackson.databind.node.ObjectNode;

/**
 * A process in a container as its session sees it.
 */
public final class ExecView {

	private ExecView() {
	}

	/**
	 * The answer of {@code GET /exec/{id}/json}.
	 * @param said by the daemon
	 * @param names of the session
	 * @return what the session sees
	 */
	public static ObjectNode details(ObjectNode said, RealNames names) {
		return OwnWords.of(said, names);
	}

}
