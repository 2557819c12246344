package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.Ancestry;
import dev.quayside.gateway.ledger.OwnedImage;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the daemon says of the session's images, asked one by one: that costs what the
 * session has, not what the host holds.
 *
 * @param said by the daemon of each image, by id
 * @param ancestry of those that were built
 */
record ImageShelf(Map<String, ObjectNode> said, Ancestry ancestry) {

	static ImageShelf of(PrivateEngine engine, ApiVersion version) throws IOException {
		Map<String, ObjectNode> said = new LinkedHashMap<>();
		Set<String> ids = new LinkedHashSet<>();
		engine.images().all().forEach((image) -> ids.add(image.id()));
		for (String id : ids) {
			try {
				said.put(id, (ObjectNode) engine.daemon().get(version, Target.of("/images/" + id + "/json")));
			}
			catch (Refusal refusal) {
				if (refusal.status() != 404) {
					throw refusal;
				}
				forget(engine, id);
			}
		}
		return new ImageShelf(said, engine.images().steps().ancestry());
	}

	/** Whoever runs the host may take an image of the catalogue away. */
	private static void forget(PrivateEngine engine, String id) {
		engine.images().entriesOf(id).stream().map(OwnedImage::name).forEach(engine.images()::strike);
	}

	/** What the daemon says of an image; nothing of one that is not the session's. */
	ObjectNode image(String id) {
		return this.said.getOrDefault(id, JsonNodeFactory.instance.objectNode());
	}

	/**
	 * The nearest image of the session that an image was made of; empty if there is none.
	 */
	String parent(String id) {
		String committed = image(id).path("Parent").asString("");
		return committed.isEmpty()
				? this.ancestry.below(id).stream().filter(this.said::containsKey).findFirst().orElse("") : committed;
	}

	/**
	 * What a build made between that image and this one, and no other image stands on.
	 */
	List<String> stepsOf(String id) {
		Set<String> others = new HashSet<>(this.said.keySet());
		others.remove(id);
		Set<String> needed = this.ancestry.needed(others);
		return this.ancestry.below(id).stream().takeWhile((step) -> !needed.contains(step)).toList();
	}

	boolean hasChildren(String id) {
		return this.said.keySet().stream().anyMatch((other) -> parent(other).equals(id));
	}

	Instant created(String id) {
		try {
			return Instant.parse(image(id).path("Created").asString(""));
		}
		catch (DateTimeParseException ex) {
			return Instant.EPOCH;
		}
	}

	/** The ids of an image's layers on those below, the lowest first. */
	List<String> layers(String id) {
		return LayerChain.of(image(id).path("RootFS").path("Layers"));
	}

}
