package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.Reservation;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker container prune}: done one by one, since the daemon's own would remove
 * everybody's.
 */
@Component
class ContainerPruneEndpoints implements Endpoints {

	private static final List<String> STOPPED = List.of("created", "exited", "dead");

	private final SizedContainers sized;

	ContainerPruneEndpoints(SizedContainers sized) {
		this.sized = sized;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/containers/prune", this::prune, "filters"));
	}

	private void prune(Call call) throws IOException {
		call.exchange().requireNoBody();
		Filters.requireNone(call.query());
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode deleted = answer.putArray("ContainersDeleted");
		long reclaimed = 0;
		for (ObjectNode container : this.sized.list(call)) {
			String id = container.path("Id").asString("");
			if (STOPPED.contains(container.path("State").asString("")) && remove(call, id)) {
				deleted.add(id);
				reclaimed += container.path("SizeRw").asLong(0);
			}
		}
		call.json(200, answer.put("SpaceReclaimed", reclaimed));
	}

	/** One that is being removed or started just now is left alone. */
	private static boolean remove(Call call, String id) throws IOException {
		ContainerLedger containers = call.engine().containers();
		try (Reservation _ = containers.holdAlone(containers.require(id))) {
			call.engine().daemon().act(call.version(), "DELETE", Target.of("/containers/" + id).with("v", "1"));
			containers.strike(id);
			return true;
		}
		catch (Refusal refusal) {
			return false;
		}
	}

}
