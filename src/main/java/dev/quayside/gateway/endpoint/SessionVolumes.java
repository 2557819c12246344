package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.Reservation;
import dev.quayside.gateway.policy.GatewayProperties;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes volumes, with the session's labels from the start: the daemon puts none on those
 * that it makes along the way.
 */
@Component
class SessionVolumes {

	private final OwnLabels labels;

	private final GatewayProperties limits;

	SessionVolumes(OwnLabels labels, GatewayProperties limits) {
		this.labels = labels;
		this.limits = limits;
	}

	/**
	 * Sees to it that a volume is there, and stays until what it is wanted for is made.
	 * The daemon is asked also for one that is known: whoever has the machine may have
	 * removed it, and what is there already stays as it is.
	 */
	Reservation ensure(PrivateEngine engine, ApiVersion version, String name, JsonNode allowed) throws IOException {
		Reservation hold = engine.volumes().hold(name);
		boolean entered = false;
		try {
			entered = engine.volumes().enter(name, this.limits.volumes());
			engine.daemon().post(version, Target.of("/volumes/create"), body(engine, name, allowed));
			return hold;
		}
		catch (RuntimeException | IOException ex) {
			hold.close();
			if (entered) {
				engine.volumes().strike(name);
			}
			throw ex;
		}
	}

	/** Sees to it that all of these are there. */
	Reservation ensure(PrivateEngine engine, ApiVersion version, Collection<String> names) throws IOException {
		List<Reservation> holds = new ArrayList<>();
		Reservation all = () -> holds.forEach(Reservation::close);
		try {
			for (String name : names) {
				holds.add(ensure(engine, version, name, JsonNodeFactory.instance.objectNode()));
			}
			return all;
		}
		catch (RuntimeException | IOException ex) {
			all.close();
			throw ex;
		}
	}

	private ObjectNode body(PrivateEngine engine, String name, JsonNode allowed) {
		ObjectNode body = JsonNodeFactory.instance.objectNode()
			.put("Name", engine.names().real(name))
			.put("Driver", "local");
		if (allowed.has("DriverOpts")) {
			// Some clients say that there are none, and the daemon says it again.
			body.putObject("DriverOpts");
		}
		ObjectNode labels = body.putObject("Labels");
		allowed.path("Labels").properties().forEach((label) -> labels.set(label.getKey(), label.getValue()));
		this.labels.of(engine).forEach(labels::put);
		return body;
	}

	/** Removes a volume, and gives the daemon's status. */
	static int remove(PrivateEngine engine, ApiVersion version, String name, boolean force) throws IOException {
		try (Reservation _ = engine.volumes().holdAlone(name)) {
			Target target = Target.of("/volumes/" + engine.names().real(name)).withFlag("force", force);
			int status = engine.daemon().act(version, "DELETE", target);
			engine.volumes().strike(name);
			return status;
		}
	}

	/** Removes a volume that nothing uses, and tells whether it did. */
	static boolean removeIfUnused(PrivateEngine engine, ApiVersion version, String name) throws IOException {
		try {
			remove(engine, version, name, false);
			return true;
		}
		catch (Refusal refusal) {
			if (refusal.status() != 409) {
				throw refusal;
			}
			return false;
		}
	}

}
