package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.OwnedImage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker rmi} and {@code docker image prune}.
 */
@Component
class ImageRemovalEndpoints implements Endpoints {

	private static final Set<String> FILTERS = Set.of("dangling", "until", "label", "label!");

	private final OwnImages images;

	private final ImageEvents events;

	private final BuildTools builds;

	private final BuildTurns turns;

	ImageRemovalEndpoints(OwnImages images, ImageEvents events, BuildTools builds, BuildTurns turns) {
		this.images = images;
		this.events = events;
		this.builds = builds;
		this.turns = turns;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("DELETE", "/images/{/}", this::remove, "force", "noprune"),
				Route.of("POST", "/images/prune", this::prune, "filters"));
	}

	private void remove(Call call) throws IOException {
		call.exchange().requireNoBody();
		synchronized (call.engine().images()) {
			requireNoStep(call);
			ImageRemoval removal = ImageRemoval.in(call, this.images, this.events);
			removal.remove(call.reference(), call.query().flag("force"), !call.query().flag("noprune"));
			sweepBuilds(call);
			call.json(200, removal.told());
		}
	}

	/** The step of a build goes with the images that stand on it. */
	private static void requireNoStep(Call call) {
		OwnedImage image = call.engine().images().require(call.reference());
		if (call.engine().images().entriesOf(image.id()).isEmpty()) {
			throw Refusal.conflict("conflict: unable to delete " + image.id().substring(7, 19)
					+ " (cannot be forced) - image has dependent child images");
		}
	}

	private void sweepBuilds(Call call) throws IOException {
		this.turns.between(call.engine().session(),
				() -> new BuildCache(call.engine(), call.version(), this.builds).sweep());
	}

	private void prune(Call call) throws IOException {
		call.exchange().requireNoBody();
		Map<String, List<String>> filters = Filters.of(call.query(), FILTERS);
		List<String> dangling = filters.getOrDefault("dangling", List.of("true"));
		if (!Set.of("true", "1", "false", "0").contains(dangling.getFirst())) {
			throw Refusal.badRequest("Invalid filter 'dangling=" + dangling + "'");
		}
		synchronized (call.engine().images()) {
			ImageRemoval removal = ImageRemoval.in(call, this.images, this.events);
			for (String reference : unneeded(call, filters, removal.shelf())) {
				removeIfUnused(removal, reference);
			}
			sweepBuilds(call);
			ObjectNode answer = JsonNodeFactory.instance.objectNode();
			answer.set("ImagesDeleted",
					removal.told().isEmpty() ? JsonNodeFactory.instance.nullNode() : removal.told());
			call.json(200, answer.put("SpaceReclaimed", removal.reclaimed()));
		}
	}

	/** What to remove: names, or the id of what has none. */
	private static List<String> unneeded(Call call, Map<String, List<String>> filters, ImageShelf shelf) {
		boolean danglingOnly = !Set.of("false", "0")
			.contains(filters.getOrDefault("dangling", List.of("true")).getFirst());
		List<String> unneeded = new ArrayList<>();
		for (String id : shelf.said().keySet()) {
			List<ImageRef> names = call.engine().images().namesOf(id);
			boolean inner = names.isEmpty() && shelf.hasChildren(id);
			if (inner || danglingOnly && !names.isEmpty() || !passes(filters, id, shelf)) {
				continue;
			}
			if (names.isEmpty()) {
				unneeded.add(id);
			}
			names.forEach((name) -> unneeded.add(name.toString()));
		}
		return unneeded;
	}

	private static boolean passes(Map<String, List<String>> filters, String id, ImageShelf shelf) {
		JsonNode labels = shelf.image(id).path("Config").path("Labels");
		return filters.getOrDefault("label", List.of()).stream().allMatch((label) -> Filters.hasLabel(labels, label))
				&& filters.getOrDefault("label!", List.of())
					.stream()
					.noneMatch((label) -> Filters.hasLabel(labels, label))
				&& filters.getOrDefault("until", List.of())
					.stream()
					.noneMatch((until) -> shelf.created(id).isAfter(Moment.parse(until, Instant.now())));
	}

	private static void removeIfUnused(ImageRemoval removal, String reference) throws IOException {
		try {
			removal.remove(reference, false, true);
		}
		catch (Refusal refusal) {
			// As Docker does: what is in use, or went with another, is left alone.
			if (refusal.status() != 409 && refusal.status() != 404) {
				throw refusal;
			}
		}
	}

}
