package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.Reservation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Removes the containers of steps of builds, and what they alone mount.
 *
 * @param engine whose
 * @param version of the API
 */
record StepRemoval(PrivateEngine engine, ApiVersion version) {

	/** Does nothing where the learner was faster. */
	void remove(String container) throws IOException {
		List<String> volumes = volumes(container);
		Optional<OwnedContainer> owned = this.engine.containers().find(container);
		if (owned.isPresent()) {
			remove(owned.get());
		}
		for (String volume : volumes) {
			SessionVolumes.remove(this.engine, this.version, volume, true);
		}
	}

	private void remove(OwnedContainer container) throws IOException {
		Target target = Target.of("/containers/" + container.id()).with("force", "1").with("v", "1");
		try (Reservation _ = this.engine.containers().holdAlone(container)) {
			this.engine.daemon().act(this.version, "DELETE", target);
		}
		catch (Refusal refusal) {
			if (refusal.status() != 404) {
				throw refusal;
			}
		}
		this.engine.containers().strike(container.id());
	}

	/**
	 * A step mounts nothing but what its image declares, and nobody else knows of those.
	 */
	private List<String> volumes(String container) throws IOException {
		try {
			return this.engine.daemon()
				.get(this.version, Target.of("/containers/" + container + "/json"))
				.path("Mounts")
				.valueStream()
				.map((mount) -> this.engine.names().own(mount.path("Name").asString("")))
				.filter((name) -> this.engine.volumes().all().contains(name))
				.toList();
		}
		catch (Refusal gone) {
			return List.of();
		}
	}

}
