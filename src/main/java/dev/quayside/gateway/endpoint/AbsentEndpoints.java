package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Kinds of objects that a session has none of: {@code docker inspect} asks for each kind
 * in turn and goes on only from a 404.
 */
@Component
class AbsentEndpoints implements Endpoints {

	@Override
	public List<Route> routes() {
		return List.of(none("/plugins/{/}/json", "plugin \"", "\" not found"),
				Route.of("GET", "/plugins", (call) -> call.json(200, JsonNodeFactory.instance.arrayNode()), "filters"));
	}

	private static Route none(String path, String before, String after) {
		return Route.of("GET", path, (call) -> {
			throw Refusal.notFound(before + call.reference() + after);
		}, "verbose", "scope");
	}

}
