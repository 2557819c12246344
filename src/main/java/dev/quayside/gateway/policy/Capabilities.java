package dev.quayside.gateway.policy;

import dev.quayside.gateway.http.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Docker's default list of capabilities without those that reach beyond the container's
 * own files and ports.
 */
final class Capabilities {

	private static final List<String> ALLOWED = List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL",
			"NET_BIND_SERVICE", "SETGID", "SETUID");

	private Capabilities() {
	}

	static JsonNode added(String field, JsonNode value) {
		JsonNode asked = Checks.texts(64, 64).pass(field, value);
		List<String> refused = bareNames(asked).stream().filter((name) -> !ALLOWED.contains(name)).toList();
		if (!refused.isEmpty()) {
			throw Refusal.forbidden(field + " is refused: " + String.join(", ", refused)
					+ " is not among the capabilities of this playground, which are " + String.join(", ", ALLOWED));
		}
		return asked;
	}

	/** The short list without what the learner drops: the daemon adds after it drops. */
	static void limit(ObjectNode host) {
		Set<String> dropped = bareNames(host.path("CapDrop"));
		Set<String> added = bareNames(host.path("CapAdd"));
		ArrayNode kept = JsonNodeFactory.instance.arrayNode();
		ALLOWED.stream()
			.filter((name) -> added.contains(name) || !(dropped.contains("ALL") || dropped.contains(name)))
			.forEach(kept::add);
		host.set("CapAdd", kept);
		host.putArray("CapDrop").add("ALL");
	}

	/** As the daemon reads them: in any case, with CAP_ before them or without. */
	private static Set<String> bareNames(JsonNode capabilities) {
		return capabilities.valueStream()
			.map((name) -> name.stringValue().toUpperCase(Locale.ROOT))
			.map((name) -> name.startsWith("CAP_") ? name.substring(4) : name)
			.collect(Collectors.toSet());
	}

}
