package dev.quayside.gateway.policy;

import dev.quayside.gateway.http.Refusal;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which networks a container may be on: the session's own, or none.
 */
public final class NetworkRules {

	private static final Pattern ALIAS = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}");

	private static final Pattern ADDRESS = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final Names names;

	NetworkRules(Names names) {
		this.names = names;
	}

	JsonNode mode(String field, JsonNode value) {
		Checks.require(value.isString(), field, "is not a text");
		String mode = value.stringValue();
		if (mode.equals("none")) {
			return value;
		}
		if (mode.equals("default") || mode.equals("bridge")) {
			return JSON.stringNode(this.names.defaultNetwork());
		}
		if (mode.equals("host")) {
			throw Refusal
				.forbidden(field + " is refused: the network of the host is not part of this playground; use a "
						+ "network of your own, made with \"docker network create\"");
		}
		return JSON.stringNode(mode.startsWith("container:")
				? "container:" + this.names.container(mode.substring("container:".length()))
				: this.names.network(mode));
	}

	/** The endpoints of a container that is made, by the ids of their networks. */
	JsonNode endpoints(String field, JsonNode value) {
		Checks.require(value.isObject() && value.size() <= 8, field, "is not a list of at most 8 networks");
		ObjectNode made = JSON.objectNode();
		value.properties().forEach((endpoint) -> {
			Checks.require(!endpoint.getKey().startsWith("container:"), field, "must name networks");
			String network = mode(field, JSON.stringNode(endpoint.getKey())).stringValue();
			made.set(network, endpoint.getValue().isNull() ? JSON.objectNode()
					: Checks.object(endpoint()).pass(field, endpoint.getValue()));
		});
		return made;
	}

	/**
	 * The fields of an endpoint, as {@code networks/{id}/connect} and create have them.
	 * @param sent the client's {@code EndpointConfig}
	 * @return what is allowed of it
	 */
	public static ObjectNode endpoint(JsonNode sent) {
		return (sent instanceof ObjectNode object) ? endpoint().apply(object) : JSON.objectNode();
	}

	private static Fields endpoint() {
		Fields addresses = new Fields().keep("IPv4Address", Checks.text(ADDRESS, "an IPv4 address"))
			.refuse("only an IPv4 address can be chosen", "IPv6Address", "LinkLocalIPs");
		return new Fields().keep("Aliases", NetworkRules::aliases)
			.keep("IPAMConfig", Checks.object(addresses))
			.replace("NetworkID", "EndpointID", "Gateway", "IPAddress", "IPPrefixLen", "IPv6Gateway",
					"GlobalIPv6Address", "GlobalIPv6PrefixLen", "DNSNames")
			.refuse("give containers names on their network instead", "Links")
			.refuse("the playground sets it", "MacAddress", "DriverOpts", "GwPriority");
	}

	private static JsonNode aliases(String field, JsonNode value) {
		ArrayNode made = JSON.arrayNode();
		for (JsonNode alias : Checks.texts(16, 63).pass(field, value)) {
			made.add(Checks.text(ALIAS, "a name for a network").pass(field, alias));
		}
		return made;
	}

}
