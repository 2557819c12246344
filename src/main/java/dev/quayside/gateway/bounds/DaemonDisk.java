package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.daemon.Target;
import tools.jackson.databind.JsonNode;

/**
 * What the daemon itself has measured, for a server that does not see its files. The
 * daemon measures everything at once, which takes it long: it is asked seldom.
 */
final class DaemonDisk implements DiskView {

	private final DaemonLists daemon;

	DaemonDisk(DaemonLists daemon) {
		this.daemon = daemon;
	}

	@Override
	public Usage measure() throws IOException {
		JsonNode said = this.daemon.get(Target.of("/system/df"));
		Map<String, Usage.Place> places = new HashMap<>();
		List<Usage.Container> containers = new ArrayList<>();
		said.path("Volumes").forEach((volume) -> session(volume).ifPresent((session) -> {
			long bytes = Math.max(0, volume.path("UsageData").path("Size").asLong(0));
			places.put(volume.path("Name").asString(""), new Usage.Place(session, new Written(bytes, 0)));
		}));
		said.path("Containers").forEach((container) -> session(container).ifPresent((session) -> {
			String id = container.path("Id").asString("");
			places.put(id, new Usage.Place(session, new Written(container.path("SizeRw").asLong(0), 0)));
			containers.add(container(container, session, new HashSet<>(Set.of(id))));
		}));
		return new Usage(places, containers);
	}

	/** With the volumes that are mounted there. */
	static Usage.Container container(JsonNode said, SessionId session, Set<String> places) {
		said.path("Mounts").forEach((mount) -> places.add(mount.path("Name").asString("")));
		return new Usage.Container(said.path("Id").asString(""), session,
				said.path("Labels").path(SessionLabels.ROLE).asString("").equals(SessionLabels.ROLE_WORKSPACE),
				said.path("State").asString("").equals("running"), places);
	}

	private Optional<SessionId> session(JsonNode said) {
		return this.daemon.session(said);
	}

	@Override
	public Space space() {
		return Space.UNSEEN;
	}

	@Override
	public Duration calm() {
		return Duration.ofSeconds(30);
	}

}
