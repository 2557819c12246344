package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.Reservation;
import dev.quayside.gateway.policy.HostPolicy;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /containers/{id}/update}: limits can be lowered, and raised again up to
 * those of the playground.
 */
@Component
class ContainerUpdateEndpoints implements Endpoints {

	private final HostPolicy policy;

	ContainerUpdateEndpoints(HostPolicy policy) {
		this.policy = policy;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/containers/{}/update", this::update));
	}

	private void update(Call call) throws IOException {
		ObjectNode body = this.policy.update(call.sentJson());
		OwnedContainer container = call.container();
		try (Reservation _ = call.engine().containers().hold(container)) {
			call.post(Target.of("/containers/" + container.id() + "/update"), body);
		}
		// The daemon's warnings speak of limits that the learner did not ask for.
		call.json(200, JsonNodeFactory.instance.objectNode().putNull("Warnings"));
	}

}
