package dev.quayside.gateway;

import dev.quayside.engine.EngineException;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.OwnedNetwork;
import dev.quayside.gateway.ledger.RealImage;
import dev.quayside.gateway.ledger.RealNames;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
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
 * @param networks the learner's networks, with the default one
 * @param volumes the learner's volumes, by the learner's names
 */
record LearnerObjects(Daemon daemon, RealNames names, List<OwnedContainer> containers, List<OwnedNetwork> networks,
		List<String> volumes) {

	static LearnerObjects of(Daemon daemon, RealNames names) {
		JsonNode containers = list(daemon, names, Target.of("/containers/json").with("all", "1"));
		JsonNode networks = list(daemon, names, Target.of("/networks"));
		JsonNode volumes = list(daemon, names, Target.of("/volumes")).path("Volumes");
		return new LearnerObjects(daemon, names,
				containers.valueStream().map((entry) -> container(entry, names)).toList(),
				networks.valueStream()
					.map((entry) -> new OwnedNetwork(text(entry, "Id"), names.own(text(entry, "Name"))))
					.toList(),
				volumes.valueStream().map((entry) -> names.own(text(entry, "Name"))).toList());
	}

	/**
	 * The references of the images that the learner made. A label of an image tells
	 * nothing: an image hands its labels on to others.
	 */
	private static List<String> images(Daemon daemon, RealNames names) {
		String repositories = RealImage.repositories(names.session());
		ObjectNode filters = JsonNodeFactory.instance.objectNode();
		filters.putArray("reference").add(repositories).add(repositories + "/*");
		return ask(daemon, names, filters, Target.of("/images/json")).valueStream()
			.flatMap((image) -> image.path("RepoTags").valueStream())
			.map(JsonNode::stringValue)
			.filter((tag) -> tag.startsWith(repositories + ":") || tag.startsWith(repositories + "/"))
			.toList();
	}

	private static JsonNode list(Daemon daemon, RealNames names, Target target) {
		ObjectNode filters = JsonNodeFactory.instance.objectNode();
		filters.putArray("label")
			.add(SessionLabels.SESSION + "=" + names.session())
			.add(SessionLabels.ROLE + "=" + SessionLabels.ROLE_LEARNER);
		return ask(daemon, names, filters, target);
	}

	private static JsonNode ask(Daemon daemon, RealNames names, ObjectNode filters, Target target) {
		target.with("filters", JsonMapper.shared().writeValueAsString(filters));
		try (UpstreamResponse answer = daemon.send(UpstreamRequest.of("GET", target.toString()))) {
			JsonNode found = JsonMapper.shared().readTree(answer.body());
			if (answer.status() != 200) {
				throw new Refusal(answer.status(), found.path("message").asString("it answers " + answer.status()));
			}
			return found;
		}
		catch (IOException | JacksonException | Refusal ex) {
			throw new EngineException(
					"What the engine holds of session " + names.session() + " cannot be told: " + ex.getMessage(), ex);
		}
	}

	private static OwnedContainer container(JsonNode entry, RealNames names) {
		String name = entry.path("Names").path(0).asString("/");
		return new OwnedContainer(text(entry, "Id"), names.own(name.substring(1)));
	}

	private static String text(JsonNode entry, String field) {
		return entry.path(field).asString("");
	}

	/**
	 * Removes all of it, several at a time; containers first, for they hold the rest.
	 * Tells whether the daemon did as asked: what it did not remove is looked for again.
	 */
	boolean remove() {
		boolean clean = remove(this.containers.stream()
			.map((container) -> Target.of("/containers/" + container.id()).with("force", "1").with("v", "1")));
		Stream<Target> networks = this.networks.stream().map((network) -> Target.of("/networks/" + network.id()));
		Stream<Target> volumes = this.volumes.stream()
			.map((volume) -> Target.of("/volumes/" + this.names.real(volume)));
		Stream<Target> images = images(this.daemon, this.names).stream()
			.map((image) -> Target.of("/images/" + image).with("force", "1"));
		return remove(Stream.of(networks, volumes, images).flatMap((targets) -> targets)) && clean;
	}

	private boolean remove(Stream<Target> targets) {
		try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Boolean>> removed = targets.map((target) -> tasks.submit(() -> remove(target))).toList();
			tasks.shutdown();
			return removed.stream().map(LearnerObjects::isGone).reduce(true, Boolean::logicalAnd);
		}
	}

	private static boolean isGone(Future<Boolean> removed) {
		try {
			return removed.get();
		}
		catch (ExecutionException _) {
			return false;
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private boolean remove(Target target) throws IOException {
		try (UpstreamResponse answer = this.daemon.send(UpstreamRequest.of("DELETE", target.toString()))) {
			answer.body().readAllBytes();
			return answer.status() < 300 || answer.status() == 404;
		}
	}

}
