package dev.quayside.gateway.endpoint;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a layer is called on top of those below it (OCI image specification, "Layer
 * ChainID").
 */
final class LayerChain {

	private LayerChain() {
	}

	static List<String> of(JsonNode digests) {
		List<String> chain = new ArrayList<>();
		for (JsonNode digest : digests) {
			String own = digest.asString("");
			chain.add(chain.isEmpty() ? own : "sha256:" + Sha256.hex(chain.getLast() + " " + own));
		}
		return chain;
	}

}
