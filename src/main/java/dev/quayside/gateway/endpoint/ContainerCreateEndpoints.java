package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.OwnedImage;
import dev.quayside.gateway.policy.ContainerPolicy;
import dev.quayside.gateway.policy.GatewayProperties;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /containers/create}.
 */
@Component
class ContainerCreateEndpoints implements Endpoints {

	private final ContainerPolicy policy;

	private final GatewayProperties limits;

	private final InstanceId instance;

	ContainerCreateEndpoints(ContainerPolicy policy, GatewayProperties limits, InstanceId instance) {
		this.policy = policy;
		this.limits = limits;
		this.instance = instance;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/containers/create", this::create, "name", "platform"));
	}

	private void create(Call call) throws IOException {
		ObjectNode sent = call.sentJson();
		JsonNode asked = sent.path("Image");
		if (!asked.isString()) {
			throw Refusal.badRequest("No image specified");
		}
		ObjectNode body = this.policy.create(sent, labels(call, asked.stringValue()));
		refusePlatform(call);
		OwnedImage image = call.engine().images().require(asked.stringValue());
		body.put("Image", image.id());
		String name = name(call);
		try (ContainerLedger.Reservation _ = reserve(call, name)) {
			JsonNode made = call.post(Target.of("/containers/create").with("name", call.engine().names().real(name)),
					body);
			String id = made.path("Id").asString("");
			call.engine().containers().enter(new OwnedContainer(id, name));
			ObjectNode answer = JsonNodeFactory.instance.objectNode().put("Id", id);
			// The daemon's warnings speak of the limits, which the learner did not ask
			// for.
			answer.putArray("Warnings");
			call.json(201, answer);
		}
	}

	private Map<String, String> labels(Call call, String image) {
		return Map.of(SessionLabels.SESSION, call.engine().session().value(), SessionLabels.INSTANCE,
				this.instance.value(), SessionLabels.ROLE, SessionLabels.ROLE_LEARNER, SessionLabels.IMAGE, image);
	}

	private static void refusePlatform(Call call) {
		call.query().text("platform").ifPresent((platform) -> {
			throw Refusal.badRequest("The platform " + platform + " cannot be chosen here; leave --platform out");
		});
	}

	private static String name(Call call) {
		Optional<String> given = call.query().text("name");
		if (given.isPresent()) {
			return given.get().startsWith("/") ? given.get().substring(1) : given.get();
		}
		String name = RandomName.next();
		while (call.engine().containers().named(name).isPresent()) {
			name = RandomName.next();
		}
		return name;
	}

	/**
	 * Containers that removed themselves give back their names and their places first.
	 */
	private ContainerLedger.Reservation reserve(Call call, String name) throws IOException {
		ContainerLedger containers = call.engine().containers();
		if (containers.size() >= this.limits.containers() || containers.named(name).isPresent()) {
			OwnContainers.of(call);
		}
		return containers.reserve(name, this.limits.containers());
	}

}
