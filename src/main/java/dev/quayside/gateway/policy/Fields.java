package dev.quayside.gateway.policy;

import dev.quayside.gateway.http.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The allow-list of an object's fields. What is made of a request holds only fields that
 * stand here, spelled as they stand here.
 */
final class Fields {

	private final Map<String, Rule> rules = new LinkedHashMap<>();

	Fields keep(String field, Rule.Check check) {
		this.rules.put(field, new Rule.Keep(check));
		return this;
	}

	Fields replace(String... fields) {
		for (String field : fields) {
			this.rules.put(field, new Rule.Replace());
		}
		return this;
	}

	Fields refuse(String why, String... fields) {
		for (String field : fields) {
			this.rules.put(field, new Rule.Refuse(why));
		}
		return this;
	}

	Fields refuseAny(String why, String... fields) {
		for (String field : fields) {
			this.rules.put(field, new Rule.RefuseAny(why));
		}
		return this;
	}

	ObjectNode apply(ObjectNode sent) {
		ObjectNode made = JsonNodeFactory.instance.objectNode();
		for (Map.Entry<String, JsonNode> property : sent.properties()) {
			String field = property.getKey();
			JsonNode value = property.getValue();
			if (isZero(value) && !(value.isArray() && this.rules.get(field) instanceof Rule.RefuseAny)) {
				continue;
			}
			switch (this.rules.get(field)) {
				case Rule.Keep keep -> made.set(field, keep.check().pass(field, value));
				case Rule.Replace _ -> {
				}
				case Rule.Refuse refuse -> throw Refusal.forbidden(field + " is refused: " + refuse.why());
				case Rule.RefuseAny refuse -> throw Refusal.forbidden(field + " is refused: " + refuse.why());
				case null -> throw Refusal
					.badRequest("The field " + shown(field) + " is not known to this playground; leave it out");
			}
		}
		return made;
	}

	/** What Go's reader takes for a field that was not sent. */
	static boolean isZero(JsonNode value) {
		return switch (value.getNodeType()) {
			case NULL, MISSING -> true;
			case BOOLEAN -> !value.booleanValue();
			case NUMBER -> value.isIntegralNumber() && value.bigIntegerValue().signum() == 0;
			case STRING -> value.stringValue().isEmpty();
			case ARRAY -> value.valueStream().allMatch((element) -> element.isNumber() && isZero(element));
			case OBJECT -> value.isEmpty();
			default -> false;
		};
	}

	private static String shown(String field) {
		return field.matches("[ -~]{1,64}") ? field : "(not shown)";
	}

}
