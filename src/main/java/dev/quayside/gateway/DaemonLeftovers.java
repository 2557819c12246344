package dev.quayside.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import dev.quayside.engine.EngineException;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.bounds.ControlGroups;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds by label what was left on the daemon: the label of this server, which a learner
 * can neither set nor take away.
 */
@Component
class DaemonLeftovers implements Leftovers {

	private final Daemon daemon;

	private final OpenedSessions opened;

	private final ControlGroups groups;

	private final InstanceId instance;

	DaemonLeftovers(Daemon daemon, OpenedSessions opened, ControlGroups groups, InstanceId instance) {
		this.groups = groups;
		this.daemon = daemon;
		this.opened = opened;
		this.instance = instance;
	}

	@Override
	public Set<SessionId> sessions() {
		Set<SessionId> sessions = this.opened.all();
		sessions.addAll(this.groups.sessions());
		return sessions;
	}

	@Override
	public int removeUnnamedVolumes() {
		JsonNode volumes = list("/volumes", SessionLabels.ROLE + "=" + SessionLabels.ROLE_UNNAMED).path("Volumes");
		return remove(volumes.valueStream().map((volume) -> Target.of("/volumes/" + volume.path("Name").asString(""))));
	}

	/** One that others stand on is refused by the daemon, and comes later. */
	@Override
	public int removeNamelessImages(Predicate<SessionId> living) {
		return remove(list("/images/json").valueStream()
			.filter((image) -> session(image).filter((id) -> !living.test(id)).isPresent())
			.map((image) -> Target.of("/images/" + image.path("Id").asString(""))));
	}

	private static Optional<SessionId> session(JsonNode image) {
		return SessionId.parse(image.path("Labels").path(SessionLabels.SESSION).asString(""));
	}

	private JsonNode list(String path, String... labels) {
		ObjectNode filters = JsonNodeFactory.instance.objectNode();
		filters.putArray("dangling").add("true");
		filters.putArray("label").add(SessionLabels.INSTANCE + "=" + this.instance.value());
		List.of(labels).forEach(filters.withArrayProperty("label")::add);
		Target target = Target.of(path).with("filters", JsonMapper.shared().writeValueAsString(filters));
		try (UpstreamResponse answer = this.daemon.send(UpstreamRequest.of("GET", target.toString()))) {
			return JsonMapper.shared().readTree(answer.body());
		}
		catch (IOException | JacksonException | Refusal ex) {
			throw new EngineException("What was left on the Docker daemon cannot be listed: " + ex.getMessage(), ex);
		}
	}

	private int remove(Stream<Target> targets) {
		return targets.mapToInt((target) -> remove(target) ? 1 : 0).sum();
	}

	private boolean remove(Target target) {
		try (UpstreamResponse answer = this.daemon.send(UpstreamRequest.of("DELETE", target.toString()))) {
			return answer.status() < 300;
		}
		catch (IOException | Refusal ex) {
			throw new EngineException("What was left on the Docker daemon cannot be removed: " + ex.getMessage(), ex);
		}
	}

}
