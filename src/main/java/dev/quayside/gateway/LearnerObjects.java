package dev.quayside.gateway;

import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.RealNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the daemon holds of a session's learner, found by label.
 *
 * @param daemon the daemon
 * @param names of the session
 * @param containers the learner's containers
 */
record LearnerObjects(Daemon daemon, RealNames names, List<OwnedContainer> containers) {

	static LearnerObjects of(Daemon daemon, RealNames names) {
		ObjectNode filters = JsonNodeFactory.instance.objectNode();
		filters.putArray("label")
			.add(SessionLabels.SESSION + "=" + names.session())
			.add(SessionLabels.ROLE + "=" + SessionLabels.ROLE_LEARNER);
		Target target = Target.of("/containers/json")
			.with("all", "1")
			.with("filters", JsonMapper.shared().writeValueAsString(filters));
		try (UpstreamResponse answer = daemon.send(UpstreamRequest.of("GET", target.toString()))) {
			JsonNode list = JsonMapper.shared().readTree(answer.body());
			return new LearnerObjects(daemon, names,
					list.valueStream().map((entry) -> container(entry, names)).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static OwnedContainer container(JsonNode entry, RealNames names) {
		String name = entry.path("Names").path(0).asString("/");
		return new OwnedContainer(entry.path("Id").asString(""), names.own(name.substring(1)));
	}

	/** Removes all of it, several at a time. */
	void remove() {
		try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
			this.containers.forEach((container) -> tasks.submit(() -> remove(container)));
		}
	}

	private @Nullable Void remove(OwnedContainer container) throws IOException {
		Target target = Target.of("/containers/" + container.id()).with("force", "1").with("v", "1");
		try (UpstreamResponse answer = this.daemon.send(UpstreamRequest.of("DELETE", target.toString()))) {
			answer.body().readAllBytes();
		}
		return null;
	}

}
