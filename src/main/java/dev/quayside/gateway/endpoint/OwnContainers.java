package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.ledger.OwnedContainer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the daemon says of the session's containers, asked by their full ids: that costs
 * what the session owns, not what the host holds.
 *
 * @param list entries of {@code GET /containers/json}, newest first
 */
public record OwnContainers(List<ObjectNode> list) {

	private static final Set<String> ALIVE = Set.of("running", "paused", "restarting");

	static OwnContainers of(Call call) throws IOException {
		return of(call.engine(), call.version(), false);
	}

	/**
	 * Asks for the containers, and strikes out those that are gone.
	 * @param engine whose
	 * @param version of the API
	 * @param size whether to have their sizes counted, which takes the daemon a while
	 * @return what the daemon says
	 * @throws IOException if the daemon breaks off
	 */
	public static OwnContainers of(PrivateEngine engine, ApiVersion version, boolean size) throws IOException {
		List<OwnedContainer> known = engine.containers().all();
		if (known.isEmpty()) {
			return new OwnContainers(List.of());
		}
		ObjectNode filters = JsonNodeFactory.instance.objectNode();
		ObjectNode ids = filters.putObject("id");
		known.forEach((container) -> ids.put(container.id(), true));
		JsonNode said = engine.daemon()
			.get(version,
					Target.of("/containers/json")
						.with("all", "1")
						.withFlag("size", size)
						.with("filters", JsonMapper.shared().writeValueAsString(filters)));
		List<ObjectNode> list = said.valueStream().map(ObjectNode.class::cast).toList();
		engine.containers()
			.keepOf(known, list.stream().map((entry) -> entry.path("Id").asString("")).collect(Collectors.toSet()));
		return new OwnContainers(list);
	}

	int count() {
		return this.list.size();
	}

	/** The ids of those that have processes, at work or paused. */
	Set<String> alive() {
		return this.list.stream()
			.filter((entry) -> ALIVE.contains(entry.path("State").asString("")))
			.map((entry) -> entry.path("Id").asString(""))
			.collect(Collectors.toSet());
	}

	int count(String state) {
		return (int) this.list.stream().filter((entry) -> entry.path("State").asString("").equals(state)).count();
	}

}
