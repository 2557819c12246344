package dev.quayside.gateway.view;

import dev.quayside.gateway.ledger.RealNames;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Networks as their session sees them.
 */
public final class NetworkView {

	private NetworkView() {
	}

	/**
	 * The answer of {@code GET /networks/{id}}, and an entry of the list.
	 * @param said by the daemon
	 * @param names of the session
	 * @return what the session sees: none of the options, which are the playground's
	 */
	public static ObjectNode details(ObjectNode said, RealNames names) {
		ObjectNode own = OwnWords.of(said, names);
		own.putObject("Options");
		return own;
	}

	/**
	 * One of the networks that every engine has and that need no bridge: {@code host} and
	 * {@code none}.
	 * @param name of the network
	 * @param driver of the network
	 * @param names of the session, from which its id is made
	 * @return what the session sees
	 */
	public static ObjectNode predefined(String name, String driver, RealNames names) {
		ObjectNode own = JsonNodeFactory.instance.objectNode();
		own.put("Name", name).put("Id", id(name, names)).put("Created", "2024-01-01T00:00:00Z").put("Scope", "local");
		own.put("Driver", driver).put("EnableIPv6", false);
		own.putObject("IPAM").put("Driver", "default").putNull("Options").putArray("Config");
		own.put("Internal", false).put("Attachable", false).put("Ingress", false);
		own.putObject("ConfigFrom").put("Network", "");
		own.put("ConfigOnly", false);
		own.putObject("Containers");
		own.putObject("Options");
		own.putObject("Labels");
		return own;
	}

	private static String id(String name, RealNames names) {
		byte[] seed = (names.session() + name).getBytes(StandardCharsets.UTF_8);
		String half = UUID.nameUUIDFromBytes(seed).toString().replace("-", "");
		return half + new StringBuilder(half).reverse();
	}

	/**
	 * Whether a filter of {@code docker network ls} lets a network pass.
	 * @param shown as the session sees it
	 * @param filter which
	 * @param value of the filter
	 * @return whether it does
	 */
	public static boolean passes(JsonNode shown, String filter, String value) {
		return switch (filter) {
			case "name" -> shown.path("Name").asString("").contains(value);
			case "id" -> shown.path("Id").asString("").startsWith(value);
			case "driver" -> shown.path("Driver").asString("").equals(value);
			case "scope" -> shown.path("Scope").asString("").equals(value);
			default -> false;
		};
	}

}
