package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.Reservation;
import dev.quayside.gateway.policy.ObjectPolicy;
import dev.quayside.gateway.view.VolumeView;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker volume}.
 */
@Component
class VolumeEndpoints implements Endpoints {

	/** Of which newer versions of the API remove those without a name only. */
	private static final int PRUNES_UNNAMED_ONLY = 42;

	private static final Set<String> FILTERS = Set.of("dangling", "driver", "label", "name");

	private final SessionVolumes volumes;

	VolumeEndpoints(SessionVolumes volumes) {
		this.volumes = volumes;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("GET", "/volumes", VolumeEndpoints::list, "filters"),
				Route.of("GET", "/volumes/{}", VolumeEndpoints::inspect),
				Route.of("POST", "/volumes/create", this::create),
				Route.of("POST", "/volumes/prune", VolumeEndpoints::prune, "filters"),
				Route.of("DELETE", "/volumes/{}", VolumeEndpoints::remove, "force"));
	}

	private static void list(Call call) throws IOException {
		Map<String, List<String>> filters = Filters.of(call.query(), FILTERS);
		Set<String> used = filters.containsKey("dangling") ? used(call) : Set.of();
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode list = answer.putArray("Volumes");
		for (String name : call.engine().volumes().all()) {
			Optional<ObjectNode> shown = shown(call, name);
			if (shown.isPresent() && filters.entrySet()
				.stream()
				.allMatch((filter) -> passes(shown.get(), filter.getKey(), filter.getValue(), used))) {
				list.add(shown.get());
			}
		}
		call.json(200, answer.putNull("Warnings"));
	}

	private static boolean passes(ObjectNode shown, String filter, List<String> values, Set<String> used) {
		String name = shown.path("Name").asString("");
		return switch (filter) {
			case "name" -> values.stream().anyMatch(name::contains);
			case "driver" -> values.contains(shown.path("Driver").asString(""));
			case "label" -> values.stream().allMatch((value) -> Filters.hasLabel(shown.path("Labels"), value));
			case "dangling" ->
				values.stream().anyMatch((value) -> Set.of("1", "true").contains(value) != used.contains(name));
			default -> throw new IllegalStateException(filter);
		};
	}

	private static void inspect(Call call) throws IOException {
		String name = call.engine().volumes().require(call.reference());
		call.json(200, shown(call, name).orElseThrow(() -> Refusal.notFound("get " + name + ": no such volume")));
	}

	private void create(Call call) throws IOException {
		ObjectNode sent = call.sentJson();
		ObjectNode allowed = ObjectPolicy.volume(sent);
		if (sent.path("DriverOpts").isObject()) {
			allowed.putObject("DriverOpts");
		}
		String given = allowed.path("Name").asString("");
		String name = given.isEmpty() ? RandomName.ofVolume() : given;
		try (Reservation _ = this.volumes.ensure(call.engine(), call.version(), name, allowed)) {
			call.json(201, shown(call, name).orElseThrow(() -> Refusal.notFound("get " + name + ": no such volume")));
		}
	}

	private static void remove(Call call) throws IOException {
		call.exchange().requireNoBody();
		boolean force = call.query().flag("force");
		if (force && !call.engine().volumes().all().contains(call.reference())) {
			call.exchange().empty(204);
			return;
		}
		String name = call.engine().volumes().require(call.reference());
		call.exchange().empty(SessionVolumes.remove(call.engine(), call.version(), name, force));
	}

	/** One by one: the daemon's own prune would remove everybody's. */
	private static void prune(Call call) throws IOException {
		call.exchange().requireNoBody();
		Map<String, List<String>> filters = call.query().text("filters").map(Filters::parse).orElse(Map.of());
		filters.keySet().stream().filter((name) -> !name.equals("all")).findFirst().ifPresent((name) -> {
			throw Refusal.badRequest("Pruning by a filter is not part of this playground; leave --filter out");
		});
		boolean all = call.version().minor() < PRUNES_UNNAMED_ONLY || filters.containsKey("all");
		Set<String> used = used(call);
		ObjectNode answer = JsonNodeFactory.instance.objectNode();
		ArrayNode deleted = answer.putArray("VolumesDeleted");
		for (String name : call.engine().volumes().all()) {
			if (!used.contains(name) && (all || RandomName.isOfVolume(name))
					&& SessionVolumes.removeIfUnused(call.engine(), call.version(), name)) {
				deleted.add(name);
			}
		}
		call.json(200, answer.put("SpaceReclaimed", 0));
	}

	/** The volumes that a container of the session has, running or not. */
	private static Set<String> used(Call call) throws IOException {
		Set<String> used = new HashSet<>();
		for (ObjectNode container : OwnContainers.of(call).list()) {
			for (JsonNode mount : container.path("Mounts")) {
				used.add(call.engine().names().own(mount.path("Name").asString("")));
			}
		}
		return used;
	}

	private static Optional<ObjectNode> shown(Call call, String name) throws IOException {
		try {
			ObjectNode said = (ObjectNode) call.get(at(call, name));
			return Optional.of(VolumeView.details(said, call.engine().names()));
		}
		catch (Refusal refusal) {
			if (refusal.status() != 404) {
				throw refusal;
			}
			call.engine().volumes().strike(name);
			return Optional.empty();
		}
	}

	private static Target at(Call call, String name) {
		return Target.of("/volumes/" + call.engine().names().real(name));
	}

}
