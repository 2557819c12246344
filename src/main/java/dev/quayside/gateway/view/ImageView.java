package dev.quayside.gateway.view;

import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.RealNames;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Images as their session sees them: under its own names alone, though other sessions may
 * have named the same image.
 */
public final class ImageView {

	private ImageView() {
	}

	/**
	 * The answer of {@code GET /images/{name}/json}.
	 * @param said by the daemon
	 * @param names of the session's objects
	 * @param tags the names that the image has in the session
	 * @return what the session sees
	 */
	public static ObjectNode details(ObjectNode said, RealNames names, List<ImageRef> tags) {
		ObjectNode own = OwnWords.of(said, names);
		setNames(own, said, tags);
		own.put("Parent", "").put("Container", "");
		own.remove("ContainerConfig");
		own.putObject("Metadata").put("LastTagTime", "0001-01-01T00:00:00Z");
		StorageView.withoutPaths(own);
		return own;
	}

	/**
	 * An entry of {@code GET /images/json}, made of what the daemon says of the image
	 * alone: the daemon's own list would cost what the host holds.
	 * @param said by the daemon of one image
	 * @param names of the session's objects
	 * @param tags the names that the image has in the session
	 * @return what the session sees
	 */
	public static ObjectNode summary(ObjectNode said, RealNames names, List<ImageRef> tags) {
		ObjectNode own = JsonNodeFactory.instance.objectNode();
		own.put("Containers", -1).put("Created", seconds(said.path("Created").asString("")));
		own.put("Id", said.path("Id").asString("")).put("ParentId", "");
		JsonNode labels = said.path("Config").path("Labels");
		own.set("Labels", (labels instanceof ObjectNode object) ? OwnWords.of(object, names)
				: JsonNodeFactory.instance.nullNode());
		setNames(own, said, tags);
		if (tags.isEmpty()) {
			own.putArray("RepoTags").add("<none>:<none>");
			own.putArray("RepoDigests").add("<none>@<none>");
		}
		own.put("SharedSize", -1).put("Size", said.path("Size").asLong(0));
		own.put("VirtualSize", said.path("Size").asLong(0));
		return own;
	}

	/**
	 * The answer of {@code GET /images/{name}/history}.
	 * @param said by the daemon
	 * @param names of the session's objects
	 * @param tags the names that an image has in the session; nothing for the id of an
	 * image that the session does not have
	 * @return what the session sees: no name but its own, no id of a layer that has none
	 * there
	 */
	public static ArrayNode history(JsonNode said, RealNames names, Function<String, Optional<List<ImageRef>>> tags) {
		ArrayNode own = JsonNodeFactory.instance.arrayNode();
		for (JsonNode layer : said) {
			ObjectNode copy = OwnWords.of((ObjectNode) layer, names);
			Optional<List<ImageRef>> known = tags.apply(layer.path("Id").asString(""));
			if (known.isEmpty()) {
				copy.put("Id", "<missing>");
			}
			copy.putNull("Tags");
			known.filter((refs) -> !refs.isEmpty()).ifPresent((refs) -> {
				ArrayNode shown = copy.putArray("Tags");
				refs.forEach((tag) -> shown.add(tag.toString()));
			});
			own.add(copy);
		}
		return own;
	}

	private static void setNames(ObjectNode own, ObjectNode said, List<ImageRef> tags) {
		ArrayNode shown = own.putArray("RepoTags");
		tags.forEach((tag) -> shown.add(tag.toString()));
		ArrayNode digests = own.putArray("RepoDigests");
		tags.stream()
			.map(ImageRef::repository)
			.distinct()
			.flatMap((repository) -> digests(said, repository).stream())
			.forEach(digests::add);
	}

	/**
	 * The names by digest of an image that came from a registry.
	 * @param said by the daemon
	 * @param repository of which
	 * @return say {@code alpine@sha256:…}
	 */
	public static List<String> digests(JsonNode said, String repository) {
		return said.path("RepoDigests")
			.valueStream()
			.map(JsonNode::stringValue)
			.filter((digest) -> digest.startsWith(repository + "@"))
			.toList();
	}

	private static long seconds(String time) {
		try {
			return Instant.parse(time).getEpochSecond();
		}
		catch (DateTimeParseException ex) {
			return 0;
		}
	}

}
