package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageLedger;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.OwnedImage;
import dev.quayside.gateway.view.ImageView;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looking at images.
 */
@Component
class ImageEndpoints implements Endpoints {

	@Override
	public List<Route> routes() {
		return List.of(Route.of("GET", "/images/json", ImageEndpoints::list, "all", "filters", "digests", "shared-size",
				// of before version 1.24, which docker-py still sends and no daemon reads
				"only_ids"), Route.of("GET", "/images/{/}/json", ImageEndpoints::inspect),
				Route.of("GET", "/images/{/}/history", ImageEndpoints::history));
	}

	private static void list(Call call) throws IOException {
		ImageFilters filters = ImageFilters.of(call);
		ImageShelf shelf = ImageShelf.of(call.engine(), call.version());
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		shelf.said()
			.entrySet()
			.stream()
			.sorted(Comparator.comparing((Map.Entry<String, ObjectNode> image) -> shelf.created(image.getKey()))
				.reversed())
			.map((image) -> shown(call, filters, shelf, image.getKey()))
			.flatMap(Optional::stream)
			.forEach(list::add);
		call.json(200, list);
	}

	/** An image without a name that others are made of is an inner step of those. */
	private static Optional<ObjectNode> shown(Call call, ImageFilters filters, ImageShelf shelf, String id) {
		ImageLedger ledger = call.engine().images();
		List<ImageRef> all = ledger.namesOf(id);
		List<ImageRef> names = filters.matching(all);
		boolean hidden = names.isEmpty() && (filters.byName() || shelf.hasChildren(id) && !call.query().flag("all"));
		boolean wanted = filters.dangling()
			.map((dangling) -> dangling == all.isEmpty() && (!dangling || !shelf.hasChildren(id)))
			.orElse(true);
		if (hidden || !wanted || !filters.inTime(shelf.created(id), ledger, shelf)) {
			return Optional.empty();
		}
		ObjectNode shown = ImageView.summary(shelf.image(id), call.engine().names(), names);
		return filters.hasLabels(shown.path("Labels")) ? Optional.of(shown) : Optional.empty();
	}

	private static void inspect(Call call) throws IOException {
		OwnedImage image = looked(call);
		ObjectNode said = (ObjectNode) call.get(Target.of("/images/" + image.id() + "/json"));
		call.json(200, ImageView.details(said, call.engine().names(), call.engine().images().namesOf(image.id())));
	}

	private static void history(Call call) throws IOException {
		ImageLedger ledger = call.engine().images();
		OwnedImage image = ledger.require(call.reference());
		call.json(200,
				ImageView.history(call.get(Target.of("/images/" + image.id() + "/history")), call.engine().names(),
						(id) -> ledger.entriesOf(id).isEmpty() ? Optional.empty() : Optional.of(ledger.namesOf(id))));
	}

	/** Docker's own words here, which are others than those of create. */
	private static OwnedImage looked(Call call) {
		try {
			return call.engine().images().require(call.reference());
		}
		catch (Refusal refusal) {
			throw (refusal.status() == 404)
					? Refusal.notFound("no such image: " + call.reference() + ": " + refusal.reason()) : refusal;
		}
	}

}
