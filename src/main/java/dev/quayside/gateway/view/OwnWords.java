package dev.quayside.gateway.view;

import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.ledger.RealNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one pass that every document of the daemon takes before a learner sees it: each
 * text in the session's own words, none of the playground's labels.
 */
final class OwnWords {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private OwnWords() {
	}

	static ObjectNode of(ObjectNode said, RealNames names) {
		ObjectNode own = JSON.objectNode();
		said.properties().forEach((property) -> {
			if (!property.getKey().startsWith(SessionLabels.PREFIX)) {
				own.set(names.ownText(property.getKey()), of(property.getValue(), names));
			}
		});
		return own;
	}

	private static JsonNode of(JsonNode said, RealNames names) {
		return switch (said) {
			case ObjectNode object -> of(object, names);
			case ArrayNode array -> {
				ArrayNode own = JSON.arrayNode(array.size());
				array.forEach((element) -> own.add(of(element, names)));
				yield own;
			}
			case JsonNode text when text.isString() -> JSON.stringNode(names.ownText(text.stringValue()));
			default -> said;
		};
	}

}
