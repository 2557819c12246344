package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.ledger.ImageLedger;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.OwnedImage;
import dev.quayside.gateway.view.ContainerView;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looking at containers: {@code docker ps}, {@code docker inspect}.
 */
@Component
class ContainerListEndpoints implements Endpoints {

	private final SizedContainers sized;

	ContainerListEndpoints(SizedContainers sized) {
		this.sized = sized;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("GET", "/containers/json", this::list, "all", "limit", "size", "filters",
				// of before version 1.18, which docker-py still sends and no daemon
				// reads
				"trunc_cmd"), Route.of("GET", "/containers/{}/json", this::inspect, "size"));
	}

	private void list(Call call) throws IOException {
		List<ObjectNode> all = call.query().flag("size") ? this.sized.list(call) : OwnContainers.of(call).list();
		List<ObjectNode> shown = all.stream()
			.map((entry) -> ContainerView.summary(entry, call.engine().names()))
			.toList();
		nameImages(call.engine().images(), shown);
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		ContainerFilters.apply(call, shown).forEach(list::add);
		call.json(200, list);
	}

	/**
	 * A container whose image has lost its name to another is shown with its image's id.
	 */
	private static void nameImages(ImageLedger images, List<ObjectNode> shown) {
		Map<String, String> ids = new HashMap<>();
		for (ObjectNode container : shown) {
			String name = container.path("Image").asString("");
			String id = container.path("ImageID").asString("");
			if (!id.equals(ids.computeIfAbsent(name, (image) -> images.find(image).map(OwnedImage::id).orElse("")))) {
				container.put("Image", id);
			}
		}
	}

	private void inspect(Call call) throws IOException {
		OwnedContainer container = call.container();
		JsonNode said = call.query().flag("size") ? this.sized.inspect(call, container)
				: call.get(Target.of("/containers/" + container.id() + "/json"));
		call.json(200, ContainerView.details((ObjectNode) said, call.engine().names()));
	}

}
