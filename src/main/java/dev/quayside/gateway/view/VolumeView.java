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
		// The daemon says null of a volume that was made without labels.
		if (own.path("Labels").isEmpty()) {
			own.putNull("Labels");
		}
		return own;
	}

}
