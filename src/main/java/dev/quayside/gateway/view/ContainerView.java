package dev.quayside.gateway.view;

import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.ledger.RealNames;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Containers as their session sees them.
 */
public final class ContainerView {

	/** They name files of the host, which a container's owner has no use for. */
	private static final List<String> HOST_PATHS = List.of("ResolvConfPath", "HostnamePath", "HostsPath", "LogPath");

	private ContainerView() {
	}

	/**
	 * An entry of {@code GET /containers/json}.
	 * @param said by the daemon
	 * @param names of the session
	 * @return what the session sees
	 */
	public static ObjectNode summary(ObjectNode said, RealNames names) {
		ObjectNode own = OwnWords.of(said, names);
		own.put("Image", image(said.path("Labels"), said.path("Image")));
		return own;
	}

	/**
	 * The answer of {@code GET /containers/{id}/json}.
	 * @param said by the daemon
	 * @param names of the session
	 * @return what the session sees
	 */
	public static ObjectNode details(ObjectNode said, RealNames names) {
		ObjectNode own = OwnWords.of(said, names);
		HOST_PATHS.stream().filter(own::has).forEach((path) -> own.put(path, ""));
		StorageView.withoutPaths(own);
		if (own.get("NetworkSettings") instanceof ObjectNode network && network.has("SandboxKey")) {
			network.put("SandboxKey", "");
		}
		if (own.get("Config") instanceof ObjectNode config) {
			config.put("Image", image(said.path("Config").path("Labels"), config.path("Image")));
		}
		return own;
	}

	private static String image(JsonNode labels, JsonNode otherwise) {
		return labels.path(SessionLabels.IMAGE).asString(otherwise.asString(""));
	}

}
