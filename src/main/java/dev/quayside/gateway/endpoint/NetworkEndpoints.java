package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.NetworkLedger;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.OwnedNetwork;
import dev.quayside.gateway.policy.ObjectPolicy;
import dev.quayside.gateway.view.NetworkView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker network}.
 */
@Component
class NetworkEndpoints implements Endpoints {

	private static final Set<String> PREDEFINED = Set.of(NetworkLedger.BRIDGE, "host", "none");

	private static final Set<String> FILTERS = Set.of("dangling", "driver", "id", "label", "name", "scope", "type");

	private final SessionNetworks networks;

	NetworkEndpoints(SessionNetworks networks) {
		this.networks = networks;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("GET", "/networks", this::list, "filters"),
				Route.of("GET", "/networks/{}", this::inspect, "verbose", "scope"),
				Route.of("POST", "/networks/create", this::create),
				Route.of("POST", "/networks/prune", this::prune, "filters"),
				Route.of("POST", "/networks/{}/connect", this::connect),
				Route.of("POST", "/networks/{}/disconnect", this::disconnect),
				Route.of("DELETE", "/networks/{}", NetworkEndpoints::remove));
	}

	private void list(Call call) throws IOException {
		Map<String, List<String>> filters = Filters.of(call.query(), FILTERS);
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		for (ObjectNode network : shown(call)) {
			if (filters.entrySet().stream().allMatch((filter) -> passes(network, filter.getKey(), filter.getValue()))) {
				list.add(network);
			}
		}
		call.json(200, list);
	}

	private static boolean passes(ObjectNode shown, String filter, List<String> values) {
		return switch (filter) {
			case "label" -> values.stream().allMatch((value) -> Filters.hasLabel(shown.path("Labels"), value));
			case "type" -> values.stream()
				.anyMatch((value) -> value
					.equals(PREDEFINED.contains(shown.path("Name").asString("")) ? "builtin" : "custom"));
			case "dangling" -> values.stream().anyMatch(Set.of("0", "false")::contains)
					|| !PREDEFINED.contains(shown.path("Name").asString("")) && shown.path("Containers").isEmpty();
			case "name", "id", "driver", "scope" ->
				values.stream().anyMatch((value) -> NetworkView.passes(shown, filter, value));
			default -> throw new IllegalStateException(filter);
		};
	}

	/** All networks of the session, with those that every engine has. */
	private List<ObjectNode> shown(Call call) throws IOException {
		this.networks.bridge(call.engine(), call.version());
		List<ObjectNode> shown = new ArrayList<>();
		for (OwnedNetwork network : call.engine().networks().all()) {
			shown.add(NetworkView.details(said(call, network), call.engine().names()));
		}
		shown.add(NetworkView.predefined("host", "host", call.engine().names()));
		shown.add(NetworkView.predefined("none", "null", call.engine().names()));
		return shown;
	}

	private void inspect(Call call) throws IOException {
		String reference = call.reference();
		for (ObjectNode predefined : List.of(NetworkView.predefined("host", "host", call.engine().names()),
				NetworkView.predefined("none", "null", call.engine().names()))) {
			if (reference.equals(predefined.path("Name").asString(""))
					|| reference.equals(predefined.path("Id").asString(""))) {
				call.json(200, predefined);
				return;
			}
		}
		call.json(200, NetworkView.details(said(call, find(call, reference)), call.engine().names()));
	}

	private void create(Call call) throws IOException {
		ObjectNode allowed = ObjectPolicy.network(call.sentJson());
		OwnedNetwork made = this.networks.create(call.engine(), call.version(), allowed.path("Name").asString(""),
				allowed);
		call.json(201, JsonNodeFactory.instance.objectNode().put("Id", made.id()).put("Warning", ""));
	}

	private void connect(Call call) throws IOException {
		ObjectNode body = ObjectPolicy.connect(call.sentJson());
		Supplier<OwnedContainer> joining = () -> call.engine()
			.containers()
			.require(body.path("Container").asString(""));
		OwnedNetwork network = find(call, joining);
		OwnedContainer container = joining.get();
		body.put("Container", container.id());
		if (!network.name().equals(NetworkLedger.BRIDGE)) {
			body.withObjectProperty("EndpointConfig").withArrayProperty("Aliases").add(container.name());
		}
		call.relayDone(Target.of("/networks/" + network.id() + "/connect"), body);
	}

	private void disconnect(Call call) throws IOException {
		ObjectNode body = ObjectPolicy.disconnect(call.sentJson());
		OwnedNetwork network = find(call, () -> left(call, body));
		body.put("Container", left(call, body).id());
		call.relayDone(Target.of("/networks/" + network.id() + "/disconnect"), body);
	}

	private static OwnedContainer left(Call call, ObjectNode body) {
		String reference = body.path("Container").asString("");
		return call.engine()
			.containers()
			.find(reference)
			.orElseThrow(() -> Refusal.notFound(body.path("Force").asBoolean(false)
					? "endpoint " + reference + " not found" : "No such container: " + reference));
	}

	private static void remove(Call call) throws IOException {
		String reference = call.reference();
		if (PREDEFINED.contains(reference)) {
			throw Refusal.forbidden(reference + " is a pre-defined network and cannot be removed");
		}
		OwnedNetwork network = call.engine().networks().require(reference);
		if (network.name().equals(NetworkLedger.BRIDGE)) {
			throw Refusal.forbidden("bridge is a pre-defined network and cannot be removed");
		}
		call.relayStatus("DELETE", Target.of("/networks/" + network.id()));
		call.engine().networks().strike(network.id());
	}

	/** One by one: the daemon's own prune would remove everybody's. */
	private void prune(Call call) throws IOException {
		call.exchange().requireNoBody();
		Filters.requireNone(call.query());
		ArrayNode deleted = JsonNodeFactory.instance.arrayNode();
		for (OwnedNetwork network : call.engine().networks().all()) {
			if (!network.name().equals(NetworkLedger.BRIDGE) && said(call, network).path("Containers").isEmpty()) {
				call.engine().daemon().act(call.version(), "DELETE", Target.of("/networks/" + network.id()));
				call.engine().networks().strike(network.id());
				deleted.add(network.name());
			}
		}
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		answer.set("NetworksDeleted", deleted.isEmpty() ? JsonNodeFactory.instance.nullNode() : deleted);
		call.json(200, answer);
	}

	/** The default network is not made for a container that is not there. */
	private OwnedNetwork find(Call call, Supplier<OwnedContainer> container) throws IOException {
		if (call.reference().equals(NetworkLedger.BRIDGE)) {
			container.get();
		}
		return find(call, call.reference());
	}

	private OwnedNetwork find(Call call, String reference) throws IOException {
		return reference.equals(NetworkLedger.BRIDGE) ? this.networks.bridge(call.engine(), call.version())
				: call.engine().networks().require(reference);
	}

	private static ObjectNode said(Call call, OwnedNetwork network) throws IOException {
		JsonNode said = call.get(Target.of("/networks/" + network.id()));
		return (ObjectNode) said;
	}

}
