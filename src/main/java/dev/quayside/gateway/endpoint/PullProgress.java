package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.ledger.ImageRef;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The progress of a pull as the daemon tells it: objects parted by line ends.
 */
final class PullProgress {

	private final OutputStream out;

	PullProgress(OutputStream out) {
		this.out = out;
	}

	void of(ImageRef image, JsonNode said, boolean known) throws IOException {
		tell("Pulling from " + image.path(), image.tag());
		if (!known) {
			List<String> layers = said.path("RootFS").path("Layers").valueStream().map(PullProgress::shortId).toList();
			for (String stage : List.of("Pulling fs layer", "Verifying Checksum", "Download complete",
					"Pull complete")) {
				for (String layer : layers) {
					tell(stage, layer);
				}
			}
		}
		for (JsonNode digest : said.path("RepoDigests")) {
			String text = digest.stringValue();
			if (text.startsWith(image.repository() + "@")) {
				tell("Digest: " + text.substring(text.indexOf('@') + 1), null);
			}
		}
		tell("Status: " + (known ? "Image is up to date for " : "Downloaded newer image for ") + image, null);
	}

	private void tell(String status, @Nullable String id) throws IOException {
		ObjectNode event = JsonNodeFactory.instance.objectNode().put("status", status);
		if (id != null) {
			event.put("id", id);
		}
		this.out.write((JsonMapper.shared().writeValueAsString(event) + "\r\n").getBytes(StandardCharsets.UTF_8));
	}

	private static String shortId(JsonNode digest) {
		return digest.stringValue().substring("sha256:".length()).substring(0, 12);
	}

}
