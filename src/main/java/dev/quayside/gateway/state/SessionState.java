package dev.quayside.gateway.state;

import dev.quayside.gateway.EngineEvent;
import dev.quayside.gateway.EngineState;
import dev.quayside.gateway.EngineState.Network;
import dev.quayside.gateway.EngineState.Volume;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.endpoint.PrivateEngine;
import dev.quayside.gateway.ledger.OwnedNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one session's engine holds. Safe for use by several threads.
 */
final class SessionState {

	private static final Set<String> FILES_MAY_CHANGE = Set.of("start", "die", "destroy", "exec_die", "extract-to-dir");

	private final PrivateEngine engine;

	private final ContainerStates containers;

	private final InnerFiles files;

	private final ImageStates images;

	private final Shelf<String> subnets;

	private final Shelf<Map<String, String>> volumeLabels;

	private final Shelf<List<String>> added;

	SessionState(PrivateEngine engine, Daemon daemon) {
		Asked asked = new Asked(engine, daemon);
		this.engine = engine;
		this.containers = new ContainerStates(asked);
		this.files = new InnerFiles(asked);
		this.images = new ImageStates(asked);
		this.subnets = new Shelf<>(
				(id) -> asked.get("/networks/" + id).path("IPAM").path("Config").path(0).path("Subnet").asString(""));
		this.volumeLabels = new Shelf<>(
				(name) -> asked.labels(asked.get("/volumes/" + engine.names().real(name)).path("Labels")));
		this.added = new Shelf<>(this.files::added);
	}

	InnerFiles files() {
		return this.files;
	}

	/** Hears of what makes an answer of before wrong. */
	void hear(EngineEvent event) {
		switch (event.type()) {
			case "network" -> this.subnets.forget(event.actor());
			case "volume" -> this.volumeLabels.forget(this.engine.names().own(event.actor()));
			case "container" -> {
				if (FILES_MAY_CHANGE.contains(event.action())) {
					this.added.forget(event.actor());
				}
			}
			default -> {
			}
		}
	}

	EngineState now() throws IOException {
		return new EngineState(this.images.all(), this.containers.all(), networks(), volumes());
	}

	List<String> added(String container) throws IOException {
		return this.engine.containers().owns(container) ? this.added.find(container).orElse(List.of()) : List.of();
	}

	private List<Network> networks() throws IOException {
		List<Network> networks = new ArrayList<>();
		for (OwnedNetwork network : this.engine.networks().all()) {
			this.subnets.find(network.id())
				.ifPresent((subnet) -> networks.add(new Network(network.id(), network.name(), subnet)));
		}
		return networks;
	}

	private List<Volume> volumes() throws IOException {
		List<Volume> volumes = new ArrayList<>();
		for (String name : this.engine.volumes().all()) {
			Optional<Map<String, String>> labels = this.volumeLabels.find(name);
			labels.ifPresent((own) -> volumes.add(new Volume(name, own)));
		}
		return volumes;
	}

}
