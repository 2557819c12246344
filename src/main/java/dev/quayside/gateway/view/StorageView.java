package dev.quayside.gateway.view;

import tools.jackson.databind.node.ObjectNode;

/**
 * Where the daemon keeps files, without the places.
 */
final class StorageView {

	private StorageView() {
	}

	static void withoutPaths(ObjectNode own) {
		if (own.get("GraphDriver") instanceof ObjectNode driver) {
			driver.putNull("Data");
		}
	}

}
