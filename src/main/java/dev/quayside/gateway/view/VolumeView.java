package dev.quayside.gateway.view;

import dev.quayside.gateway.ledger.RealNames;
import tools.jackson.databind.node.ObjectNode;

/**
 * Volumes as their session sees them.
 */
public final class VolumeView {

	private VolumeView() {
	}

	/**
	 * The answer of {@code GET /volumes/{name}}, and an entry of the list.
	 * @param said by the daemon
	 * @param names of the session
	 * @return what the session sees
	 */
	public static ObjectNode details(ObjectNode said, RealNames names) {
		ObjectNode own = OwnWords.of(said, names);
		// Without the playground's labels there are as many as there are options: none,
		// or
		// an empty list of them.
		if (own.path("Labels").isEmpty()) {
			own.set("Labels", own.path("Options").isObject() ? own.objectNode() : own.nullNode());
		}
		return own;
	}

}
