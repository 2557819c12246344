package dev.quayside.gateway.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The configuration of an image in the making. Belongs to one thread.
 */
final class Configuration {

	private static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

	private final ObjectNode fields;

	private Configuration(ObjectNode fields) {
		this.fields = fields;
	}

	/** A copy that can be changed. */
	static Configuration of(ImageState image) {
		return new Configuration(image.config().deepCopy());
	}

	ObjectNode fields() {
		return this.fields;
	}

	Map<String, String> environment() {
		Map<String, String> environment = new LinkedHashMap<>();
		this.fields.path("Env").forEach((entry) -> {
			String text = entry.stringValue();
			int mark = text.indexOf('=');
			environment.put((mark < 0) ? text : text.substring(0, mark), (mark < 0) ? "" : text.substring(mark + 1));
		});
		return environment;
	}

	List<String> shell() {
		List<String> words = words(this.fields.path("Shell"));
		return words.isEmpty() ? DEFAULT_SHELL : words;
	}

	String workingFolder() {
		String folder = this.fields.path("WorkingDir").asString("");
		return folder.isEmpty() ? "/" : folder;
	}

	List<String> healthTest() {
		return words(this.fields.path("Healthcheck").path("Test"));
	}

	private static List<String> words(JsonNode array) {
		return array.valueStream().map(JsonNode::stringValue).toList();
	}

	void setText(String field, String value) {
		this.fields.put(field, value);
	}

	void setWords(String field, List<String> words) {
		ArrayNode array = this.fields.putArray(field);
		words.forEach(array::add);
	}

	void setNull(String field) {
		this.fields.putNull(field);
	}

	void setVariable(String name, String value) {
		Map<String, String> environment = environment();
		environment.put(name, value);
		List<String> entries = new ArrayList<>();
		environment.forEach((key, text) -> entries.add(key + "=" + text));
		setWords("Env", entries);
	}

	void setLabel(String name, String value) {
		this.fields.withObjectProperty("Labels").put(name, value);
	}

	void addKey(String field, String key) {
		this.fields.withObjectProperty(field).putObject(key);
	}

	void setObject(String field, ObjectNode value) {
		this.fields.set(field, value);
	}

}
