package dev.quayside.gateway.build;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An instruction's arguments as a JSON array of texts. What is no JSON is another form,
 * as in Docker: {@code ['a']} is a line for the shell.
 */
final class JsonForm {

	private static final int DEPTH = 8;

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private JsonForm() {
	}

	static Optional<List<String>> of(String text) {
		if (!text.startsWith("[")) {
			return Optional.empty();
		}
		try {
			JsonNode array = MAPPER.readTree(text);
			if (!array.valueStream().allMatch(JsonNode::isString)) {
				throw new DockerfileException("when using JSON array syntax, arrays must be comprised of strings only");
			}
			List<String> words = array.valueStream().map(JsonNode::stringValue).toList();
			if (words.stream().anyMatch((word) -> word.indexOf('\0') >= 0)) {
				throw new DockerfileException("a text of the JSON array has a NUL character");
			}
			return Optional.of(words);
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

}
