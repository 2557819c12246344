package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Query;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.policy.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the parameter {@code filters}: an object of lists, or of objects whose keys are
 * the values, as older clients write it.
 */
final class Filters {

	private Filters() {
	}

	static Map<String, List<String>> parse(String json) {
		Map<String, List<String>> filters = new LinkedHashMap<>();
		StrictJson.object(json)
			.properties()
			.forEach((filter) -> filters.put(filter.getKey(), values(filter.getValue())));
		return filters;
	}

	/** Those of a request, all of which must be known to it. */
	static Map<String, List<String>> of(Query query, Set<String> known) {
		Map<String, List<String>> filters = query.text("filters").map(Filters::parse).orElse(Map.of());
		filters.keySet().stream().filter((name) -> !known.contains(name)).findFirst().ifPresent((name) -> {
			throw Refusal.badRequest("Invalid filter '" + name + "'");
		});
		return filters;
	}

	/** Where what a filter would do is not part of the playground. */
	static void requireNone(Query query) {
		if (query.text("filters").filter((filters) -> !filters.equals("{}")).isPresent()) {
			throw Refusal.badRequest("Pruning by a filter is not part of this playground; leave --filter out");
		}
	}

	private static List<String> values(JsonNode node) {
		List<String> values = node.isObject() ? List.copyOf(node.propertyNames())
				: node.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
		if (values.size() != node.size() || values.isEmpty()) {
			throw Refusal.badRequest("The parameter filters is not an object of lists of texts");
		}
		return values;
	}

	/** Whether there is a label {@code name} or {@code name=value}. */
	static boolean hasLabel(JsonNode labels, String wanted) {
		int equals = wanted.indexOf('=');
		JsonNode label = labels.path((equals < 0) ? wanted : wanted.substring(0, equals));
		return label.isString() && (equals < 0 || label.stringValue().equals(wanted.substring(equals + 1)));
	}

}
