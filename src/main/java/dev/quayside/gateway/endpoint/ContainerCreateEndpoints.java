package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.OwnedContainer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /containers/create}.
 */
@Component
class ContainerCreateEndpoints implements Endpoints {

	private final ContainerMaker maker;

	ContainerCreateEndpoints(ContainerMaker maker) {
		this.maker = maker;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/containers/create", this::create, "name", "platform"));
	}

	private void create(Call call) throws IOException {
		ObjectNode sent = call.sentJson();
		call.query().text("platform").ifPresent((platform) -> {
			throw Refusal.badRequest("The platform " + platform + " cannot be chosen here; leave --platform out");
		});
		Optional<String> name = call.query()
			.text("name")
			.map((given) -> given.startsWith("/") ? given.substring(1) : given);
		OwnedContainer made = this.maker.make(call.engine(), call.version(), sent, name);
		ObjectNode answer = JsonNodeFactory.instance.objectNode().put("Id", made.id());
		// The daemon's warnings speak of the limits, which the learner did not ask for.
		answer.putArray("Warnings");
		call.json(201, answer);
	}

}
