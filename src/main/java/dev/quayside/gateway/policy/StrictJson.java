package dev.quayside.gateway.policy;

import dev.quayside.gateway.http.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON as strictly as it can be read. The daemon's reader merges duplicate keys,
 * ignores the case of names and a second document; a lenient reader here would see
 * another request than the daemon does.
 */
public final class StrictJson {

	private static final int DEPTH = 32;

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private StrictJson() {
	}

	/**
	 * Reads one object.
	 * @param utf8 the document
	 * @return the object
	 * @throws Refusal if it is anything else
	 */
	public static ObjectNode object(byte[] utf8) {
		if (read(utf8) instanceof ObjectNode object) {
			return object;
		}
		throw Refusal.badRequest("The body of the request is not a JSON object");
	}

	/**
	 * Reads one list.
	 * @param utf8 the document
	 * @return the list
	 * @throws Refusal if it is anything else
	 */
	public static ArrayNode list(byte[] utf8) {
		if (read(utf8) instanceof ArrayNode list) {
			return list;
		}
		throw Refusal.badRequest("The document is not a JSON list");
	}

	private static JsonNode read(byte[] utf8) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
			return MAPPER.readTree(text);
		}
		catch (CharacterCodingException ex) {
			throw Refusal.badRequest("The body of the request is not UTF-8");
		}
		catch (JacksonException ex) {
			throw Refusal.badRequest("The body of the request is not one JSON object with each name once, nested at "
					+ "most " + DEPTH + " deep");
		}
	}

	/**
	 * Reads an object from a parameter.
	 * @param text the document
	 * @return the object
	 * @throws Refusal if it is anything else
	 */
	public static ObjectNode object(String text) {
		return object(text.getBytes(StandardCharsets.UTF_8));
	}

}
