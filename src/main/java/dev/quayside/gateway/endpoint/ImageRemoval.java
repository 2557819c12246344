package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.Nameless;
import dev.quayside.gateway.ledger.OwnedImage;
import dev.quayside.gateway.view.ImageView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes images from a session as Docker removes them from an engine: judged and told by
 * what this session has alone. On the daemon only the session's own references are given
 * up, never an id, for others may have the same image.
 */
final class ImageRemoval {

	private final PrivateEngine engine;

	private final ApiVersion version;

	private final OwnImages images;

	private final ImageEvents events;

	private final ImageShelf shelf;

	private final List<ObjectNode> containers;

	private final ArrayNode told = JsonNodeFactory.instance.arrayNode();

	private long reclaimed;

	private ImageRemoval(PrivateEngine engine, ApiVersion version, OwnImages images, ImageEvents events)
			throws IOException {
		this.engine = engine;
		this.version = version;
		this.images = images;
		this.events = events;
		this.shelf = ImageShelf.of(engine, version);
		this.containers = OwnContainers.of(engine, version, false).list();
	}

	static ImageRemoval in(Call call, OwnImages images, ImageEvents events) throws IOException {
		return new ImageRemoval(call.engine(), call.version(), images, events);
	}

	ImageShelf shelf() {
		return this.shelf;
	}

	ArrayNode told() {
		return this.told;
	}

	long reclaimed() {
		return this.reclaimed;
	}

	/**
	 * Removes by name, or by id.
	 * @param reference what the learner wrote
	 * @param force whether stopped containers and other names are no hindrance
	 * @param prune whether images below that nothing needs go as well
	 * @throws Refusal if it cannot be
	 */
	void remove(String reference, boolean force, boolean prune) throws IOException {
		OwnedImage image = this.engine.images().require(reference);
		List<ImageRef> names = this.engine.images().namesOf(image.id());
		boolean byId = ("sha256:" + reference).equals(image.id().substring(0, Math.min(71, 7 + reference.length())))
				|| reference.startsWith("sha256:") || names.isEmpty();
		if (!byId && image.name() instanceof ImageRef name) {
			if (!force && names.size() == 1) {
				requireUnused(reference, image.id());
			}
			removeName(image, name, force, prune);
			return;
		}
		conflict(image.id(), force, !force && names.size() > 1).ifPresent((why) -> {
			throw Refusal.conflict(why);
		});
		delete(image.id(), prune);
	}

	private void requireUnused(String reference, String id) {
		this.containers.stream().filter((container) -> uses(container, id)).findFirst().ifPresent((container) -> {
			throw Refusal.conflict(
					"conflict: unable to remove repository reference \"" + reference + "\" (must force) - container "
							+ shortId(container) + " is using its referenced image " + id.substring(7, 19));
		});
	}

	private void removeName(OwnedImage image, ImageRef name, boolean force, boolean prune) throws IOException {
		boolean last = this.engine.images().entriesOf(image.id()).size() == 1;
		if (last && conflict(image.id(), force, false).isEmpty()) {
			delete(image.id(), prune);
			return;
		}
		if (last) {
			this.images.tag(this.engine, this.version, image.as(Nameless.random()));
		}
		this.images.strike(this.engine, this.version, image);
		tellUntagged(image.id(), name);
	}

	/** Why an image cannot be deleted, in Docker's words and order. */
	private Optional<String> conflict(String id, boolean force, boolean named) {
		if (this.shelf.hasChildren(id)) {
			return Optional.of(conflict(id, "cannot be forced", "image has dependent child images"));
		}
		for (ObjectNode container : this.containers) {
			if (uses(container, id) && running(container)) {
				return Optional.of(conflict(id, "cannot be forced",
						"image is being used by running container " + shortId(container)));
			}
		}
		if (named) {
			return Optional.of(conflict(id, "must be forced", "image is referenced in multiple repositories"));
		}
		return force ? Optional.empty()
				: this.containers.stream()
					.filter((container) -> uses(container, id))
					.findFirst()
					.map((container) -> conflict(id, "must be forced",
							"image is being used by stopped container " + shortId(container)));
	}

	private static String conflict(String id, String remedy, String why) {
		return "conflict: unable to delete " + id.substring(7, 19) + " (" + remedy + ") - " + why;
	}

	private void delete(String id, boolean prune) throws IOException {
		List<String> layers = this.shelf.layers(id).reversed();
		long size = this.shelf.image(id).path("Size").asLong(0);
		List<OwnedImage> entries = this.engine.images().entriesOf(id);
		long counted = entries.stream().mapToLong(OwnedImage::bytes).max().orElse(0);
		this.engine.images().removed().enter(id, counted);
		for (OwnedImage entry : entries) {
			this.images.strike(this.engine, this.version, entry);
			if (entry.name() instanceof ImageRef name) {
				tellUntagged(id, name);
			}
		}
		String parent = this.shelf.parent(id);
		long added = size - this.shelf.image(parent).path("Size").asLong(Math.max(0, size - counted));
		List<String> steps = this.shelf.stepsOf(id);
		this.events.tell(this.engine, "delete", id, this.shelf.image(id));
		this.shelf.said().remove(id);
		this.told.addObject().put("Deleted", id);
		for (String step : steps) {
			this.events.tell(this.engine, "delete", step, this.shelf.image(step));
			this.told.addObject().put("Deleted", step);
		}
		boolean used = this.containers.stream().anyMatch((container) -> uses(container, id));
		List<String> gone = layers.stream()
			.takeWhile((layer) -> !used && this.shelf.said().keySet().stream().noneMatch(holding(layer)))
			.toList();
		gone.forEach((layer) -> this.told.addObject().put("Deleted", layer));
		this.reclaimed += gone.isEmpty() ? 0 : (gone.size() == layers.size()) ? size : added;
		if (prune && this.shelf.said().containsKey(parent) && this.engine.images().namesOf(parent).isEmpty()
				&& conflict(parent, false, false).isEmpty()) {
			delete(parent, true);
		}
	}

	private Predicate<String> holding(String layer) {
		return (id) -> this.shelf.layers(id).contains(layer);
	}

	private void tellUntagged(String id, ImageRef name) {
		this.events.tell(this.engine, "untag", id, this.shelf.image(id));
		this.told.addObject().put("Untagged", name.toString());
		boolean more = this.engine.images()
			.namesOf(id)
			.stream()
			.anyMatch((other) -> other.repository().equals(name.repository()));
		if (!more) {
			ImageView.digests(this.shelf.image(id), name.repository())
				.forEach((digest) -> this.told.addObject().put("Untagged", digest));
		}
	}

	private static boolean uses(ObjectNode container, String id) {
		return container.path("ImageID").asString("").equals(id);
	}

	private static boolean running(ObjectNode container) {
		return List.of("running", "paused", "restarting").contains(container.path("State").asString(""));
	}

	private static String shortId(ObjectNode container) {
		return container.path("Id").asString("").substring(0, 12);
	}

}
