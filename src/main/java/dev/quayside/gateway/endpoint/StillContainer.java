package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.OwnedContainer;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/**
 * Holds the processes of a container while the daemon works on its files: a process could
 * swap a folder for a link in the very moment that the daemon mounts a volume over it
 * (CVE-2026-42306). What does not run is kept from starting, what runs is paused if it
 * has volumes.
 */
final class StillContainer implements AutoCloseable {

	private final Call call;

	private final OwnedContainer container;

	private final ContainerLedger.Reservation hold;

	private boolean paused;

	private StillContainer(Call call, OwnedContainer container) {
		this.call = call;
		this.container = container;
		this.hold = call.engine().containers().holdAlone(container);
	}

	static StillContainer of(Call call) throws IOException {
		StillContainer still = new StillContainer(call, call.container());
		try {
			still.pause();
			return still;
		}
		catch (IOException | RuntimeException ex) {
			still.hold.close();
			throw ex;
		}
	}

	private void pause() throws IOException {
		JsonNode said = this.call.get(at("json"));
		JsonNode state = said.path("State");
		if (state.path("Running").asBoolean(false) && !state.path("Paused").asBoolean(false)
				&& !said.path("Mounts").isEmpty()) {
			act("pause");
			this.paused = true;
		}
	}

	/** A container that has ended meanwhile moves nothing any more. */
	private void act(String what) throws IOException {
		try {
			this.call.engine().daemon().act(this.call.version(), "POST", at(what));
		}
		catch (Refusal refusal) {
			if (this.call.exists(this.container)
					&& this.call.get(at("json")).path("State").path("Running").asBoolean(false)) {
				throw refusal;
			}
		}
	}

	private Target at(String what) {
		return Target.of("/containers/" + this.container.id() + "/" + what);
	}

	@Override
	public void close() throws IOException {
		try {
			if (this.paused) {
				act("unpause");
			}
		}
		finally {
			this.hold.close();
		}
	}

}
