package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.SessionBounds;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.NetworkLedger;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.Reservation;
import dev.quayside.gateway.policy.ContainerPolicy;
import dev.quayside.gateway.policy.GatewayProperties;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes containers: whoever asks, a learner's client or a step of a build, they have the
 * same limits. All is judged before anything is asked of the daemon that changes it.
 */
@Component
class ContainerMaker {

	private final ContainerPolicy policy;

	private final GatewayProperties limits;

	private final OwnLabels labels;

	private final SessionVolumes volumes;

	private final SessionNetworks networks;

	private final Daemon daemon;

	private final SessionBounds bounds;

	ContainerMaker(ContainerPolicy policy, GatewayProperties limits, OwnLabels labels, SessionVolumes volumes,
			SessionNetworks networks, Daemon daemon, SessionBounds bounds) {
		this.bounds = bounds;
		this.daemon = daemon;
		this.policy = policy;
		this.limits = limits;
		this.labels = labels;
		this.volumes = volumes;
		this.networks = networks;
	}

	/**
	 * Makes a container.
	 * @param engine whose
	 * @param version of the API
	 * @param sent the body of a create, as a client sends it
	 * @param givenName its name, if it is to have a certain one
	 * @return the container
	 */
	OwnedContainer make(PrivateEngine engine, ApiVersion version, ObjectNode sent, Optional<String> givenName)
			throws IOException {
		return make(engine, version, sent, givenName, (reference) -> engine.images().require(reference).id());
	}

	/**
	 * Makes a container of an image that the learner need not know.
	 * @param engine whose
	 * @param version of the API
	 * @param sent the body of a create, as a client sends it
	 * @param givenName its name, if it is to have a certain one
	 * @param images gives the id of what the body calls its image
	 * @return the container
	 */
	OwnedContainer make(PrivateEngine engine, ApiVersion version, ObjectNode sent, Optional<String> givenName,
			UnaryOperator<String> images) throws IOException {
		JsonNode asked = sent.path("Image");
		if (!asked.isString()) {
			throw Refusal.badRequest("No image specified");
		}
		Map<String, String> own = this.labels.of(engine);
		own.put(SessionLabels.IMAGE, asked.stringValue());
		own.put(SessionLabels.NETWORK, networkMode(sent.path("HostConfig").path("NetworkMode").asString("")));
		SessionNames names = new SessionNames(engine);
		ObjectNode body = this.policy.create(sent, own, names);
		String image = images.apply(asked.stringValue());
		body.put("Image", image);
		String name = givenName.orElseGet(() -> freeName(engine));
		try (Reservation _ = reserve(engine, version, name)) {
			JsonNode said = engine.daemon().get(version, Target.of("/images/" + image + "/json"));
			UnnamedVolumes unnamed = new UnnamedVolumes(body, said.path("Config").path("Volumes"));
			if (body.path("HostConfig").path("AutoRemove").asBoolean(false)) {
				unnamed.label(this.labels.unnamed(engine));
			}
			else {
				unnamed.giveNames(names);
			}
			try (Reservation _ = this.volumes.ensure(engine, version, names.volumes())) {
				if (names.needsBridge()) {
					this.networks.bridge(engine, version);
				}
				answerToName(engine, body, name);
				this.bounds.parent(engine.session())
					.ifPresent((parent) -> body.withObjectProperty("HostConfig").put("CgroupParent", parent));
				Target target = Target.of("/containers/create").with("name", engine.names().real(name));
				JsonNode made = engine.daemon().post(version, target, body);
				OwnedContainer container = new OwnedContainer(made.path("Id").asString(""), name);
				engine.containers().enter(container);
				return container;
			}
		}
	}

	/** Docker 28 says {@code bridge} where earlier releases say {@code default}. */
	private String networkMode(String asked) {
		if (!asked.isEmpty() && !asked.equals("default")) {
			return asked;
		}
		return this.daemon.profile().since(28) ? NetworkLedger.BRIDGE : "default";
	}

	/**
	 * Refuses what {@link #make} would refuse, and makes nothing.
	 * @param engine whose
	 * @param sent the body of a create, as a client sends it
	 */
	void judge(PrivateEngine engine, ObjectNode sent) {
		this.policy.create(sent, Map.of(), new SessionNames(engine));
	}

	/**
	 * On a network of the learner's own a container is found by its name, as in Docker;
	 * on the default one it is not.
	 */
	private static void answerToName(PrivateEngine engine, ObjectNode body, String name) {
		String mode = body.path("HostConfig").path("NetworkMode").asString("");
		boolean own = engine.networks()
			.all()
			.stream()
			.anyMatch((network) -> network.id().equals(mode) && !network.name().equals(NetworkLedger.BRIDGE));
		if (own) {
			ObjectNode endpoint = body.withObjectProperty("NetworkingConfig")
				.withObjectProperty("EndpointsConfig")
				.withObjectProperty(mode);
			endpoint.withArrayProperty("Aliases").add(name);
		}
	}

	private static String freeName(PrivateEngine engine) {
		String name = RandomName.next();
		while (engine.containers().named(name).isPresent()) {
			name = RandomName.next();
		}
		return name;
	}

	/**
	 * Containers that removed themselves give back their names and their places first.
	 */
	private Reservation reserve(PrivateEngine engine, ApiVersion version, String name) throws IOException {
		ContainerLedger containers = engine.containers();
		if (containers.all().size() >= this.limits.containers() || containers.named(name).isPresent()) {
			OwnContainers.of(engine, version, false);
		}
		return containers.reserve(name, this.limits.containers());
	}

}
