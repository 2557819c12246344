package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.policy.GatewayProperties;
import java.io.IOException;
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

	/** Sees to it that a volume is there. */
	void ensure(PrivateEngine engine, ApiVersion version, String name, JsonNode allowed) throws IOException {
		if (!engine.volumes().enter(name, this.limits.volumes())) {
			return;
		}
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
		try {
			engine.daemon().post(version, Target.of("/volumes/create"), body);
		}
		catch (RuntimeException | IOException ex) {
			engine.volumes().strike(name);
			throw ex;
		}
	}

}
