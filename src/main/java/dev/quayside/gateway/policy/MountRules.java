package dev.quayside.gateway.policy;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.VolumeLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a container may mount: the session's own volumes, and memory within its limit.
 * Never a folder of the host.
 */
final class MountRules {

	private static final String NO_HOST_FOLDER = "a folder of the host cannot be mounted here; use a volume, say "
			+ "-v data:/data";

	private static final Pattern BIND = Pattern
		.compile("(?:([a-zA-Z0-9][a-zA-Z0-9_.-]*):)?(/[^:]*)(?::((?:ro|rw|z|Z|nocopy)(?:,(?:ro|rw|z|Z|nocopy))*))?");

	private static final Pattern MEMORY_OPTION = Pattern
		.compile("ro|rw|exec|noexec|nosuid|nodev|(?:mode|uid|gid)=[0-9]{1,6}|size=([0-9]{1,12})([kmg]?)");

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final Names names;

	private final long memory;

	MountRules(Names names, long memory) {
		this.names = names;
		this.memory = memory;
	}

	void addTo(Fields host) {
		host.keep("Binds", this::binds)
			.keep("Mounts", this::mounts)
			.keep("Tmpfs", this::memories)
			.keep("VolumesFrom", this::from)
			.keep("VolumeDriver", Checks.oneOf(Set.of("local"), "volumes of this playground are local"));
	}

	/**
	 * {@code Volumes} of the container's own configuration: paths that get a volume
	 * without a name.
	 */
	JsonNode paths(String field, JsonNode value) {
		Checks.require(value.isObject() && value.size() <= 16, field, "is not a list of at most 16 paths");
		ObjectNode made = JSON.objectNode();
		value.propertyNames().forEach((path) -> made.putObject(target(field, path)));
		return made;
	}

	private JsonNode binds(String field, JsonNode value) {
		ArrayNode made = JSON.arrayNode();
		for (JsonNode bind : Checks.texts(16, 4096).pass(field, value)) {
			Matcher parts = BIND.matcher(bind.stringValue());
			if (!parts.matches()) {
				throw notABind(field, bind.stringValue());
			}
			String volume = (parts.group(1) != null) ? this.names.volume(parts.group(1))
					: this.names.volumeWithoutName();
			String options = (parts.group(3) != null) ? ":" + parts.group(3) : "";
			made.add(volume + ":" + target(field, parts.group(2)) + options);
		}
		return made;
	}

	private static Refusal notABind(String field, String bind) {
		String[] parts = bind.split(":", -1);
		boolean volume = parts.length > 1 && !parts[0].isEmpty() && parts[0].indexOf('/') < 0;
		if (volume && parts[1].startsWith("/")) {
			VolumeLedger.requireName(parts[0]);
		}
		else if (volume && parts.length == 2) {
			return Refusal.badRequest("invalid volume specification: '" + bind
					+ "': invalid mount config for type \"volume\": invalid mount path: '" + parts[1]
					+ "' mount path must be absolute");
		}
		return Refusal.forbidden(field + " is refused: " + NO_HOST_FOLDER);
	}

	private JsonNode mounts(String field, JsonNode value) {
		Checks.require(value.isArray() && value.size() <= 16, field, "is not a list of at most 16 mounts");
		ArrayNode made = JSON.arrayNode();
		value.forEach((mount) -> made.add(mount(field, mount)));
		return made;
	}

	private JsonNode mount(String field, JsonNode value) {
		Fields fields = new Fields().keep("Type", Checks.oneOf(Set.of("volume", "tmpfs"), NO_HOST_FOLDER))
			.keep("Source", Checks.text(255))
			.keep("Target", (name, path) -> JSON.stringNode(target(name, path.asString(""))))
			.keep("ReadOnly", Checks.flag())
			.replace("Consistency")
			.keep("VolumeOptions",
					Checks.object(new Fields().keep("NoCopy", Checks.flag())
						.replace("Labels")
						.refuse("volumes of this playground have no options", "DriverConfig", "Subpath")))
			.keep("TmpfsOptions",
					Checks.object(new Fields().keep("SizeBytes", Checks.atMost(this.memory))
						.keep("Mode", Checks.number(0, 07777))
						.refuse("give size and mode only", "Options")))
			.refuse(NO_HOST_FOLDER, "BindOptions", "ImageOptions", "ClusterOptions");
		ObjectNode mount = (ObjectNode) Checks.object(fields).pass(field, value);
		Checks.require(mount.has("Target"), field, "has a mount without a target");
		if (mount.path("Type").asString("").equals("tmpfs")) {
			Checks.require(!mount.has("Source"), field, "has a source for memory, which has none");
			ObjectNode options = mount.withObjectProperty("TmpfsOptions");
			options.put("SizeBytes", options.path("SizeBytes").asLong(this.memory));
			return mount;
		}
		Checks.require(mount.path("Type").asString("").equals("volume"), field, "has a mount without a type");
		return mount.put("Source", mount.has("Source") ? this.names.volume(mount.path("Source").stringValue())
				: this.names.volumeWithoutName());
	}

	/**
	 * A size is always given: without one the kernel allows half of the host's memory.
	 */
	private JsonNode memories(String field, JsonNode value) {
		Checks.require(value.isObject() && value.size() <= 16, field, "is not a list of at most 16 paths");
		ObjectNode made = JSON.objectNode();
		value.properties().forEach((entry) -> {
			Checks.require(entry.getValue().isString(), field, "has options that are not a text");
			made.put(target(field, entry.getKey()), memoryOptions(field, entry.getValue().stringValue()));
		});
		return made;
	}

	private String memoryOptions(String field, String sent) {
		long size = this.memory;
		List<String> options = new ArrayList<>(List.of("nosuid", "nodev"));
		for (String option : sent.isEmpty() ? new String[0] : sent.split(",", -1)) {
			Matcher parts = MEMORY_OPTION.matcher(option);
			Checks.require(parts.matches(), field, "has the option " + option
					+ ", which is not one of size, mode, uid, " + "gid, ro, rw, exec and noexec");
			if (parts.group(1) != null) {
				size = Math.min(size, Long.parseLong(parts.group(1)) << shift(parts.group(2)));
			}
			else if (!options.contains(option)) {
				options.add(option);
			}
		}
		options.add("size=" + Math.max(size, 1));
		return String.join(",", options);
	}

	private static int shift(String unit) {
		return switch (unit) {
			case "k" -> 10;
			case "m" -> 20;
			case "g" -> 30;
			default -> 0;
		};
	}

	private JsonNode from(String field, JsonNode value) {
		ArrayNode made = JSON.arrayNode();
		for (JsonNode other : Checks.texts(16, 300).pass(field, value)) {
			String[] parts = other.stringValue().split(":", 2);
			Checks.require(parts.length == 1 || Set.of("ro", "rw").contains(parts[1]), field,
					"has a mode that is " + "neither ro nor rw");
			made.add(this.names.container(parts[0]) + ((parts.length == 2) ? ":" + parts[1] : ""));
		}
		return made;
	}

	private static String target(String field, String path) {
		Checks.require(
				path.matches("/[^\\x00:]{1,1023}") && !path.matches("/+(?:\\.?/*)*")
						&& !ContainerPolicy.leavesTheContainer(path),
				field, "must name an absolute path without .., and neither / nor below /proc or /sys");
		return path;
	}

}
