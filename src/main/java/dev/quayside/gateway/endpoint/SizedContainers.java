package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.ledger.OwnedContainer;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the daemon says of containers with their sizes, for which it walks through all of
 * their files. Safe for use by several threads.
 */
@Component
class SizedContainers {

	private final Turns turns = new Turns(2,
			"The Docker daemon measures as many containers as it may at a time; try again in a moment");

	/** All of the session's. */
	List<ObjectNode> list(Call call) throws IOException {
		try (Turns.Turn _ = this.turns.begin(call.engine().session())) {
			return OwnContainers.of(call.engine(), call.version(), true).list();
		}
	}

	/** One of them. */
	JsonNode inspect(Call call, OwnedContainer container) throws IOException {
		try (Turns.Turn _ = this.turns.begin(call.engine().session())) {
			return call.get(Target.of("/containers/" + container.id() + "/json").with("size", "1"));
		}
	}

}
