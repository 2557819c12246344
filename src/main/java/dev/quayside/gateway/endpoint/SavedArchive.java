package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.tar.TarItem;
import dev.quayside.gateway.tar.TarTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The daemon's archive of images, made one of the session: layers as they are, the
 * playground's labels left out, the names the session's own. Belongs to one thread.
 */
final class SavedArchive {

	/** Documents are held until the manifest has come, layers are not. */
	private static final int LONGEST_DOCUMENT = 1024 * 1024;

	private static final int MOST_DOCUMENTS = 32 * LONGEST_DOCUMENT;

	private static final TarItem.Attributes ATTRIBUTES = new TarItem.Attributes(0644, 0, 0, Instant.EPOCH);

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Map<String, ? extends Set<ImageRef>> wanted;

	private final Map<String, byte[]> documents = new LinkedHashMap<>();

	private final Map<String, String> links = new LinkedHashMap<>();

	private long held;

	SavedArchive(Map<String, ? extends Set<ImageRef>> wanted) {
		this.wanted = wanted;
	}

	/**
	 * Copies an archive.
	 * @return the ids that images have in the archive, by their ids on the daemon
	 */
	Map<String, String> copy(InputStream from, OutputStream to) throws IOException {
		TarTarget target = new TarTarget(to);
		TarArchiveInputStream source = new TarArchiveInputStream(from, "UTF-8");
		for (TarArchiveEntry entry = source.getNextEntry(); entry != null; entry = source.getNextEntry()) {
			if (entry.isSymbolicLink()) {
				this.links.put(entry.getName(), entry.getLinkName());
			}
			else if (entry.isFile()) {
				take(entry, source, target);
			}
		}
		Map<String, String> saved = describe(target);
		target.finish();
		return saved;
	}

	private void take(TarArchiveEntry entry, InputStream content, TarTarget target) throws IOException {
		String name = entry.getName();
		if (!name.endsWith("layer.tar") && entry.getSize() <= LONGEST_DOCUMENT) {
			this.held += entry.getSize();
			if (this.held > MOST_DOCUMENTS) {
				throw new IOException("The daemon's archive has too many documents");
			}
			this.documents.put(name, content.readAllBytes());
		}
		else {
			target.write(new TarItem.RegularFile(name, ATTRIBUTES, entry.getSize()), content);
		}
	}

	private Map<String, String> describe(TarTarget target) throws IOException {
		Map<String, String> saved = new LinkedHashMap<>();
		ArrayNode manifest = JsonNodeFactory.instance.arrayNode();
		ObjectNode repositories = JsonNodeFactory.instance.objectNode();
		for (JsonNode image : JSON.readTree(document("manifest.json"))) {
			String id = "sha256:" + image.path("Config").asString("").replaceAll(".*/|\\.json$", "");
			byte[] document = withoutLabels(document(image.path("Config").asString("")));
			String digest = Sha256.hex(document);
			saved.put(id, "sha256:" + digest);
			write(target, digest + ".json", document);
			ObjectNode own = manifest.addObject().put("Config", digest + ".json");
			ArrayNode tags = own.putArray("RepoTags");
			ArrayNode layers = own.putArray("Layers");
			image.path("Layers").forEach((layer) -> layers.add(resolved(layer.asString(""))));
			for (ImageRef name : this.wanted.containsKey(id) ? this.wanted.get(id) : Set.<ImageRef>of()) {
				tags.add(name.toString());
				repositories.withObjectProperty(name.repository())
					.put(name.tag(),
							layers.isEmpty() ? ""
									: layers.get(layers.size() - 1)
										.asString("")
										.replaceFirst("^blobs/[a-z0-9]+/", "")
										.split("/")[0]);
			}
			if (tags.isEmpty()) {
				own.putNull("RepoTags");
			}
			smallLayers(target, layers);
		}
		write(target, "manifest.json", JSON.writeValueAsBytes(manifest));
		if (!repositories.isEmpty()) {
			write(target, "repositories", JSON.writeValueAsBytes(repositories));
		}
		return saved;
	}

	/** A layer may be as small as a document. */
	private void smallLayers(TarTarget target, ArrayNode layers) throws IOException {
		for (JsonNode layer : layers) {
			byte[] held = this.documents.remove(layer.asString(""));
			if (held != null) {
				write(target, layer.asString(""), held);
			}
		}
	}

	private String resolved(String layer) {
		String link = this.links.get(layer);
		return (link == null) ? layer : URI.create(layer).resolve(link).toString();
	}

	private byte[] document(String name) throws IOException {
		byte[] document = this.documents.get(name);
		if (document == null) {
			throw new IOException("The daemon's archive has no " + name);
		}
		return document;
	}

	private static byte[] withoutLabels(byte[] document) {
		ObjectNode image = (ObjectNode) JSON.readTree(document);
		boolean had = false;
		for (String part : List.of("config", "container_config")) {
			if (image.path(part).path("Labels") instanceof ObjectNode labels) {
				List<String> reserved = labels.propertyNames()
					.stream()
					.filter((name) -> name.startsWith(SessionLabels.PREFIX))
					.toList();
				labels.remove(reserved);
				had |= !reserved.isEmpty();
			}
		}
		return had ? JSON.writeValueAsBytes(image) : document;
	}

	private static void write(TarTarget target, String name, byte[] content) throws IOException {
		target.write(new TarItem.RegularFile(name, ATTRIBUTES, content.length), new ByteArrayInputStream(content));
	}

}
