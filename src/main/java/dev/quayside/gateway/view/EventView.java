package dev.quayside.gateway.view;

import dev.quayside.gateway.EngineEvent;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.ledger.NetworkLedger;
import dev.quayside.gateway.ledger.RealNames;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as their session sees them.
 */
public final class EventView {

	private EventView() {
	}

	/**
	 * What the daemon says, in the words of its session.
	 * @param said by the daemon of an object of the session
	 * @param names of the session
	 * @return the event; nothing for what a learner takes to be there from the start
	 */
	public static Optional<EngineEvent> of(JsonNode said, RealNames names) {
		String type = said.path("Type").asString("");
		String action = said.path("Action").asString("");
		Map<String, String> attributes = attributes(said.path("Actor").path("Attributes"), names);
		if (type.equals("network") && (action.equals("create") || action.equals("destroy"))
				&& NetworkLedger.BRIDGE.equals(attributes.get("name"))) {
			return Optional.empty();
		}
		return Optional
			.of(new EngineEvent(type, names.ownText(action), names.ownText(said.path("Actor").path("ID").asString("")),
					attributes, said.path("timeNano").asLong(0)));
	}

	private static Map<String, String> attributes(JsonNode said, RealNames names) {
		Map<String, String> attributes = new TreeMap<>();
		said.properties()
			.stream()
			.filter((attribute) -> !attribute.getKey().startsWith(SessionLabels.PREFIX))
			.forEach((attribute) -> attributes.put(names.ownText(attribute.getKey()),
					names.ownText(attribute.getValue().asString(""))));
		JsonNode image = said.path(SessionLabels.IMAGE);
		if (image.isString()) {
			attributes.put("image", image.stringValue());
		}
		return attributes;
	}

	/**
	 * An event as {@code GET /events} writes it, up to version 1.51 of the API: with
	 * {@code status}, {@code id} and {@code from}, by which older clients know containers
	 * and images.
	 * @param event what happened
	 * @return the document
	 */
	public static ObjectNode document(EngineEvent event) {
		ObjectNode document = JsonNodeFactory.instance.objectNode();
		if (event.type().equals("container") || event.type().equals("image")) {
			document.put("status", event.action()).put("id", event.actor());
		}
		if (event.type().equals("container")) {
			document.put("from", event.attribute("image"));
		}
		document.put("Type", event.type()).put("Action", event.action());
		ObjectNode attributes = document.putObject("Actor").put("ID", event.actor()).putObject("Attributes");
		event.attributes().forEach(attributes::put);
		return document.put("scope", "local").put("time", event.nanos() / 1_000_000_000).put("timeNano", event.nanos());
	}

}
