package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.PacketFilter;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.NetworkLedger;
import dev.quayside.gateway.ledger.OwnedNetwork;
import dev.quayside.gateway.policy.GatewayProperties;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes networks: each with addresses of the playground's own pool, on a bridge that
 * packet filter rules know by the beginning of its name.
 */
@Component
class SessionNetworks {

	/**
	 * What the interface of every bridge begins with; the kernel allows 15 characters in
	 * all.
	 */
	static final String INTERFACE_PREFIX = "qs";

	private static final int TRIES = 20;

	/**
	 * Since Docker 28 a bridge of an internal network can do without an address of the
	 * host's.
	 */
	private static final ApiVersion CAN_ISOLATE = new ApiVersion(48);

	private final OwnLabels labels;

	private final GatewayProperties limits;

	private final Daemon daemon;

	private final PacketFilter filter;

	SessionNetworks(OwnLabels labels, GatewayProperties limits, Daemon daemon, PacketFilter filter) {
		this.filter = filter;
		this.labels = labels;
		this.limits = limits;
		this.daemon = daemon;
	}

	/** The default network of a session, made when something needs it first. */
	OwnedNetwork bridge(PrivateEngine engine, ApiVersion version) throws IOException {
		synchronized (engine.networks()) {
			Optional<OwnedNetwork> bridge = engine.networks().named(NetworkLedger.BRIDGE);
			return bridge.isPresent() ? bridge.get()
					: make(engine, version, NetworkLedger.BRIDGE, JsonNodeFactory.instance.objectNode());
		}
	}

	OwnedNetwork create(PrivateEngine engine, ApiVersion version, String name, ObjectNode allowed) throws IOException {
		synchronized (engine.networks()) {
			engine.networks().requireFree(name, this.limits.networks());
			return make(engine, version, name, allowed);
		}
	}

	private OwnedNetwork make(PrivateEngine engine, ApiVersion version, String name, ObjectNode allowed)
			throws IOException {
		boolean internal = allowed.path("Internal").asBoolean(false)
				|| this.limits.internet() == GatewayProperties.Internet.NONE;
		ObjectNode body = JsonNodeFactory.instance.objectNode()
			.put("Name", engine.names().real(name))
			.put("CheckDuplicate", true)
			.put("Driver", "bridge")
			.put("Internal", internal)
			.put("Attachable", allowed.path("Attachable").asBoolean(false));
		ObjectNode labels = body.putObject("Labels");
		allowed.path("Labels").properties().forEach((label) -> labels.set(label.getKey(), label.getValue()));
		this.labels.of(engine).forEach(labels::put);
		ObjectNode options = body.putObject("Options");
		options.put("com.docker.network.bridge.name", INTERFACE_PREFIX + SessionId.random().value());
		if (internal && this.daemon.profile().api().compareTo(CAN_ISOLATE) >= 0) {
			options.put("com.docker.network.bridge.gateway_mode_ipv4", "isolated");
		}
		OwnedNetwork made = new OwnedNetwork(tryBlocks(engine, version, body), name);
		this.filter.ensure();
		engine.networks().enter(made);
		return made;
	}

	private String tryBlocks(PrivateEngine engine, ApiVersion version, ObjectNode body) throws IOException {
		for (int i = 1;; i++) {
			body.putObject("IPAM")
				.put("Driver", "default")
				.putArray("Config")
				.addObject()
				.put("Subnet", this.limits.networkPool().block());
			try {
				JsonNode made = engine.daemon().post(version, Target.of("/networks/create"), body);
				return made.path("Id").asString("");
			}
			catch (Refusal refusal) {
				if (i == TRIES || !refusal.reason().contains("overlaps")) {
					throw refusal;
				}
			}
		}
	}

}
