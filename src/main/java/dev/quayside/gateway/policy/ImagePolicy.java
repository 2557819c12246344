package dev.quayside.gateway.policy;

import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.http.Refusal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an image may ask of the containers that are made of it: as little as a learner may
 * ask of a container.
 */
public final class ImagePolicy {

	/** OCI image specification, "Image Configuration", and what Docker adds to it. */
	private static final Set<String> DOCUMENT = Set.of("architecture", "variant", "os", "os.version", "created",
			"author", "comment", "docker_version", "container", "container_config", "config", "history", "rootfs");

	private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

	private static final Fields CONFIG = ContainerPolicy.ofImage();

	private ImagePolicy() {
	}

	/**
	 * Judges the configuration of an image that comes from outside.
	 * @param config spelled as the daemon spells it
	 * @throws Refusal if it may not be
	 */
	public static void require(JsonNode config) {
		if (config instanceof ObjectNode object) {
			CONFIG.apply(object);
		}
		else if (!config.isNull() && !config.isMissingNode()) {
			throw Refusal.badRequest("The configuration of the image is not an object");
		}
	}

	/**
	 * Judges the document that describes an image which comes from outside. It goes to
	 * the daemon byte for byte, for its digest is the image's id; so each name in it must
	 * be spelled as the daemon spells it.
	 * @param document what the archive has
	 * @param layers how many layers the archive gives it
	 * @return the digests of its layers
	 * @throws Refusal if it may not be
	 */
	public static List<String> requireDocument(ObjectNode document, int layers) {
		document.propertyNames().stream().filter((name) -> !DOCUMENT.contains(name)).findFirst().ifPresent((name) -> {
			throw Refusal.badRequest("The image has a field that is not known to this playground");
		});
		require(document.path("config"));
		require(document.path("container_config"));
		if (!document.path("os").asString("linux").equals("linux")) {
			throw Refusal.badRequest("The image is not one for Linux");
		}
		JsonNode root = document.path("rootfs");
		List<String> digests = root.path("diff_ids").valueStream().map((digest) -> digest.asString("")).toList();
		boolean shaped = root.size() == 2 && root.path("type").asString("").equals("layers") && digests.size() == layers
				&& digests.stream().allMatch((digest) -> DIGEST.matcher(digest).matches());
		if (!shaped) {
			throw Refusal.badRequest("The image's layers are not those that its archive lists");
		}
		return digests;
	}

	/**
	 * Judges the configuration of an image that was made of a container.
	 * @param config as the daemon says it
	 * @param container the configuration of the container, whose labels the image takes
	 * over, those of the playground too
	 * @throws Refusal if it may not be
	 */
	public static void requireMade(JsonNode config, JsonNode container) {
		if (config.deepCopy() instanceof ObjectNode own) {
			if (own.get("Labels") instanceof ObjectNode labels) {
				container.path("Labels")
					.properties()
					.stream()
					.filter((label) -> label.getKey().startsWith(SessionLabels.PREFIX))
					.filter((label) -> label.getValue().equals(labels.get(label.getKey())))
					.forEach((label) -> labels.remove(label.getKey()));
			}
			require(own);
		}
	}

}
