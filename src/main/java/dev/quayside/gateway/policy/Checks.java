package dev.quayside.gateway.policy;

import dev.quayside.gateway.http.Refusal;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What values must be like.
 */
final class Checks {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private Checks() {
	}

	static Rule.Check flag() {
		return (field, value) -> {
			require(value.isBoolean(), field, "is not true or false");
			return value;
		};
	}

	static Rule.Check text(int longest) {
		return (field, value) -> {
			require(value.isString(), field, "is not a text");
			require(value.stringValue().length() <= longest, field, "is longer than " + longest + " characters");
			require(value.stringValue().indexOf('\0') < 0, field, "has a NUL character");
			return value;
		};
	}

	static Rule.Check text(Pattern shape, String like) {
		return (field, value) -> {
			require(value.isString() && shape.matcher(value.stringValue()).matches(), field, "is not " + like);
			return value;
		};
	}

	static Rule.Check oneOf(Set<String> allowed, String instead) {
		return (field, value) -> {
			require(value.isString() && allowed.contains(value.stringValue()), field,
					"cannot be " + value + " here; " + instead);
			return value;
		};
	}

	static Rule.Check number(long least, long most) {
		return (field, value) -> {
			require(value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= least
					&& value.longValue() <= most, field, "is not a number from " + least + " to " + most);
			return value;
		};
	}

	/**
	 * A limit that a learner may lower and not raise; less than nothing means no limit to
	 * the daemon.
	 */
	static Rule.Check atMost(long cap) {
		return (field, value) -> {
			require(value.isIntegralNumber() && value.canConvertToLong(), field, "is not a number");
			long asked = value.longValue();
			return JSON.numberNode((asked < 0) ? cap : Math.min(asked, cap));
		};
	}

	static Rule.Check texts(int most, int longest) {
		Rule.Check each = text(longest);
		return (field, value) -> {
			require(value.isArray(), field, "is not a list");
			require(value.size() <= most, field, "has more than " + most + " entries");
			ArrayNode made = JSON.arrayNode();
			value.forEach((element) -> made.add(each.pass(field, element)));
			return made;
		};
	}

	static Rule.Check object(Fields fields) {
		return (field, value) -> {
			require(value.isObject(), field, "is not an object");
			return fields.apply((ObjectNode) value);
		};
	}

	static void require(boolean holds, String field, String otherwise) {
		if (!holds) {
			throw Refusal.badRequest(field + " " + otherwise);
		}
	}

}
