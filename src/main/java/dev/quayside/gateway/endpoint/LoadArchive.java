package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.ledger.Nameless;
import dev.quayside.gateway.ledger.RealImage;
import dev.quayside.gateway.tar.TarItem;
import dev.quayside.gateway.tar.TarTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The archive that the daemon loads: written from nothing, with names of the gateway's
 * own.
 *
 * @param session whose images they become
 */
record LoadArchive(SessionId session) {

	private static final TarItem.Attributes ATTRIBUTES = new TarItem.Attributes(0644, 0, 0, Instant.EPOCH);

	void write(Map<Nameless, SentImage> images, OutputStream out) throws IOException {
		TarTarget target = new TarTarget(out);
		ArrayNode manifest = JsonNodeFactory.instance.arrayNode();
		int count = 0;
		for (Map.Entry<Nameless, SentImage> entry : images.entrySet()) {
			SentImage image = entry.getValue();
			String config = image.id().substring("sha256:".length()) + ".json";
			ObjectNode told = manifest.addObject().put("Config", config);
			told.putArray("RepoTags").add(RealImage.of(this.session, entry.getKey()).toString());
			ArrayNode layers = told.putArray("Layers");
			file(target, config, image.document());
			for (ImageLayer layer : image.layers()) {
				String name = "layer" + count++ + ".tar";
				layers.add(name);
				try (InputStream plain = layer.plain()) {
					target.write(new TarItem.RegularFile(name, ATTRIBUTES, layer.size()), plain);
				}
			}
		}
		file(target, "manifest.json", JsonMapper.shared().writeValueAsBytes(manifest));
		target.finish();
	}

	private static void file(TarTarget target, String name, byte[] content) throws IOException {
		target.write(new TarItem.RegularFile(name, ATTRIBUTES, content.length), new ByteArrayInputStream(content));
	}

}
