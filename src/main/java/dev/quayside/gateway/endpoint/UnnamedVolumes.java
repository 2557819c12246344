package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.policy.Names;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives names to the volumes that a container gets without being asked for one: the
 * daemon would make them without a label, and nobody could tell later whose they are.
 */
final class UnnamedVolumes {

	private UnnamedVolumes() {
	}

	/**
	 * Adds a bind for every path that has no mount yet.
	 * @param body of a create
	 * @param ofImage the paths that the image declares
	 * @param names where names come from
	 */
	static void giveNames(ObjectNode body, JsonNode ofImage, Names names) {
		Set<String> paths = new LinkedHashSet<>(ofImage.propertyNames());
		paths.addAll(body.path("Volumes").propertyNames());
		ObjectNode host = body.withObjectProperty("HostConfig");
		host.path("Binds").forEach((bind) -> paths.remove(bind.stringValue().split(":", 3)[1]));
		host.path("Mounts").forEach((mount) -> paths.remove(mount.path("Target").asString("")));
		host.path("Tmpfs").propertyNames().forEach(paths::remove);
		if (!paths.isEmpty()) {
			ArrayNode binds = host.withArrayProperty("Binds");
			paths.forEach((path) -> binds.add(names.volumeWithoutName() + ":" + path));
		}
	}

}
