package dev.quayside.gateway;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes outputs comparable: what must differ between any two engines (ids, times, chosen
 * names) is replaced, and what the gateway withholds on purpose is left out on both
 * sides.
 */
final class Normal {

	/**
	 * Of an image: where the host keeps it, which containers built it, when the host
	 * named it, and the digest that only an image which came from a registry has.
	 */
	private static final List<String> WITHHELD = List.of("GraphDriver", "Parent", "Container", "ContainerConfig",
			"Metadata", "RepoDigests");

	private Normal() {
	}

	static String of(String output) {
		if (output.startsWith("[\n")) {
			return json(output);
		}
		// The daemon gives no order to images of the same age.
		return (output.startsWith("REPOSITORY") ? output.lines().sorted() : output.lines())
			.filter((line) -> !line.startsWith("Digest: "))
			// told only when the daemon takes long enough over it
			.filter((line) -> !line.endsWith(": Verifying Checksum") && !line.endsWith(": Download complete"))
			.map(Normal::line)
			.reduce("", (text, line) -> text + line + "\n");
	}

	private static String line(String line) {
		return line.replaceAll("\\b[0-9a-f]{64}\\b", "<id>")
			.replaceAll("\\b[0-9a-f]{12}\\b", "<id>")
			.replaceAll("\\b(About an?|Less than a|[0-9]+) (second|minute|hour|day|week|month|year)s?( ago)?\\b",
					"<time>")
			.replaceAll("\\b[a-z]+_[a-z]+\\s*$", "<name>")
			.replaceAll("[A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}", "<time>")
			.replaceAll("[ \\t]+", " ")
			// /proc has a link for each process of the machine
			.replaceAll("^dr-xr-xr-x [0-9]+ (root root 0 <time> proc)$", "dr-xr-xr-x <count> $1")
			.strip();
	}

	private static String json(String output) {
		JsonMapper mapper = JsonMapper.shared();
		JsonNode list = mapper.readTree(output);
		for (JsonNode entry : list) {
			((ObjectNode) entry).remove(WITHHELD);
			if (entry.path("Config").path("Labels") instanceof ObjectNode labels) {
				labels.propertyNames()
					.stream()
					.filter((name) -> name.startsWith(SessionLabels.PREFIX))
					.toList()
					.forEach(labels::remove);
			}
		}
		return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list);
	}

}
