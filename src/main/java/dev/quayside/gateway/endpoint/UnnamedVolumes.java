package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.policy.Names;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The volumes that a container gets without being asked for one: the daemon would make
 * them without a label, and nobody could tell later whose they are.
 */
final class UnnamedVolumes {

	private final ObjectNode body;

	private final Set<String> paths = new LinkedHashSet<>();

	/**
	 * Finds the paths that have no mount yet.
	 * @param body of a create
	 * @param ofImage the paths that the image declares
	 */
	UnnamedVolumes(ObjectNode body, JsonNode ofImage) {
		this.body = body;
		this.paths.addAll(ofImage.propertyNames());
		this.paths.addAll(body.path("Volumes").propertyNames());
		JsonNode host = body.path("HostConfig");
		host.path("Binds").forEach((bind) -> this.paths.remove(bind.stringValue().split(":", 3)[1]));
		host.path("Mounts").forEach((mount) -> this.paths.remove(mount.path("Target").asString("")));
		host.path("Tmpfs").propertyNames().forEach(this.paths::remove);
	}

	/**
	 * Gives them names, so that they are the session's own.
	 * @param names where names come from
	 */
	void giveNames(Names names) {
		if (!this.paths.isEmpty()) {
			ArrayNode binds = this.body.withObjectProperty("HostConfig").withArrayProperty("Binds");
			this.paths.forEach((path) -> binds.add(names.volumeWithoutName() + ":" + path));
		}
	}

	/**
	 * Gives them labels and no names: they go with their container, and are found if the
	 * daemon fails before.
	 * @param labels names and values
	 */
	void label(Map<String, String> labels) {
		for (String path : this.paths) {
			ObjectNode own = this.body.withObjectProperty("HostConfig")
				.withArrayProperty("Mounts")
				.addObject()
				.put("Type", "volume")
				.put("Target", path)
				.putObject("VolumeOptions")
				.putObject("Labels");
			labels.forEach(own::put);
		}
	}

}
