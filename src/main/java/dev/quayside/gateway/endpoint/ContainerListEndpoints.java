package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.view.ContainerView;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looking at containers: {@code docker ps}, {@code docker inspect}.
 */
@Component
class ContainerListEndpoints implements Endpoints {

	@Override
	public List<Route> routes() {
		return List
			.of(Route.of("GET", "/containers/json", ContainerListEndpoints::list, "all", "limit", "size", "filters",
					// of before version 1.18, which docker-py still sends and no daemon
					// reads
					"trunc_cmd"), Route.of("GET", "/containers/{}/json", ContainerListEndpoints::inspect, "size"));
	}

	private static void list(Call call) throws IOException {
		List<ObjectNode> shown = OwnContainers.of(call, call.query().flag("size"))
			.list()
			.stream()
			.map((entry) -> ContainerView.summary(entry, call.engine().names()))
			.toList();
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		ContainerFilters.apply(call, shown).forEach(list::add);
		call.json(200, list);
	}

	private static void inspect(Call call) throws IOException {
		OwnedContainer container = call.container();
		Target target = Target.of("/containers/" + container.id() + "/json")
			.withFlag("size", call.query().flag("size"));
		call.json(200, ContainerView.details((ObjectNode) call.get(target), call.engine().names()));
	}

}
