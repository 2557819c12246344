package dev.quayside.gateway.state;

import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.endpoint.PrivateEngine;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The daemon asked for one session, and how its answers are read. Safe for use by several
 * threads.
 *
 * @param engine of the session
 * @param daemon which tells the version to ask in
 */
record Asked(PrivateEngine engine, Daemon daemon) {

	ApiVersion version() {
		return this.daemon.profile().api();
	}

	JsonNode get(String path) throws IOException {
		return this.engine.daemon().get(version(), Target.of(path));
	}

	/** Labels without the playground's own. */
	Map<String, String> labels(JsonNode said) {
		Map<String, String> labels = new LinkedHashMap<>();
		said.properties()
			.stream()
			.filter((label) -> !label.getKey().startsWith(SessionLabels.PREFIX))
			.forEach((label) -> labels.put(own(label.getKey()), own(label.getValue().asString(""))));
		return labels;
	}

	String own(String text) {
		return this.engine.names().ownText(text);
	}

	List<String> words(JsonNode... lists) {
		return Stream.of(lists).flatMap(JsonNode::valueStream).map((word) -> own(word.asString(""))).toList();
	}

	static Instant time(JsonNode said) {
		try {
			return Instant.parse(said.asString(""));
		}
		catch (DateTimeParseException ex) {
			return Instant.EPOCH;
		}
	}

}
