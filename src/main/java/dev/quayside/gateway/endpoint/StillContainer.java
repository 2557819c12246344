package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.Reservation;
import dev.quayside.gateway.ledger.OwnedContainer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds the processes of a container while the daemon works on its files: a process could
 * swap a folder for a link in the very moment that the daemon mounts a volume over it
 * (CVE-2026-42306). What does not run is kept from starting, what runs is paused if it
 * has volumes, of which no event is told.
 */
public final class StillContainer implements AutoCloseable {

	private final PrivateEngine engine;

	private final ApiVersion version;

	private final OwnedContainer container;

	private final Reservation hold;

	/** Whether the learner hears of a pause. */
	private final boolean told;

	/** Once it is paused: that no process starts in it. */
	private @Nullable Reservation noStarts;

	private StillContainer(PrivateEngine engine, ApiVersion version, OwnedContainer container, boolean told) {
		this.told = told;
		this.engine = engine;
		this.version = version;
		this.container = container;
		this.hold = engine.containers().holdAlone(container);
	}

	static StillContainer of(Call call) throws IOException {
		return of(call.engine(), call.version(), call.container());
	}

	/**
	 * Waits until nothing is done to a container, and holds its processes.
	 * @param engine whose
	 * @param version of the API
	 * @param container which
	 * @return to be closed by the same thread
	 * @throws IOException if the daemon breaks off
	 */
	public static StillContainer of(PrivateEngine engine, ApiVersion version, OwnedContainer container)
			throws IOException {
		return of(engine, version, container, false, false);
	}

	/**
	 * As {@link #of}, but what runs is paused in any case, so that nothing writes to the
	 * container.
	 * @param engine whose
	 * @param version of the API
	 * @param container which
	 * @param told whether the learner hears of it
	 * @return to be closed by the same thread
	 * @throws IOException if the daemon breaks off
	 */
	static StillContainer whole(PrivateEngine engine, ApiVersion version, OwnedContainer container, boolean told)
			throws IOException {
		return of(engine, version, container, true, told);
	}

	private static StillContainer of(PrivateEngine engine, ApiVersion version, OwnedContainer container, boolean whole,
			boolean told) throws IOException {
		StillContainer still = new StillContainer(engine, version, container, told);
		try {
			still.pause(whole);
			return still;
		}
		catch (IOException | RuntimeException ex) {
			still.hold.close();
			throw ex;
		}
	}

	private void pause(boolean whole) throws IOException {
		JsonNode said = said();
		JsonNode state = said.path("State");
		if (state.path("Running").asBoolean(false) && !state.path("Paused").asBoolean(false)
				&& (whole || !said.path("Mounts").isEmpty())) {
			Reservation none = this.engine.containers().execs().starts(this.container).none(this::hasStarted);
			try {
				act("pause");
			}
			catch (IOException | RuntimeException ex) {
				none.close();
				throw ex;
			}
			this.noStarts = none;
		}
	}

	/** The daemon gives it neither a process nor an exit code before. */
	private boolean hasStarted(String exec) throws IOException {
		try {
			JsonNode said = this.engine.daemon().get(this.version, Target.of("/exec/" + exec + "/json"));
			return said.path("Pid").asInt(0) != 0 || said.path("ExitCode").isNumber();
		}
		catch (Refusal refusal) {
			if (refusal.status() == 404) {
				return true;
			}
			throw refusal;
		}
	}

	/** A container that has ended meanwhile moves nothing any more. */
	private void act(String what) throws IOException {
		if (!this.told) {
			this.engine.containers().hush(this.container.id(), what);
		}
		try {
			this.engine.daemon().act(this.version, "POST", at(what));
		}
		catch (Refusal refusal) {
			this.engine.containers().wasHushed(this.container.id(), what);
			if (runs()) {
				throw refusal;
			}
		}
	}

	private boolean runs() throws IOException {
		try {
			return said().path("State").path("Running").asBoolean(false);
		}
		catch (Refusal refusal) {
			if (refusal.status() == 404) {
				return false;
			}
			throw refusal;
		}
	}

	private JsonNode said() throws IOException {
		return this.engine.daemon().get(this.version, at("json"));
	}

	private Target at(String what) {
		return Target.of("/containers/" + this.container.id() + "/" + what);
	}

	@Override
	public void close() throws IOException {
		try (Reservation _ = this.hold; Reservation _ = this.noStarts) {
			if (this.noStarts != null) {
				act("unpause");
			}
		}
	}

}
