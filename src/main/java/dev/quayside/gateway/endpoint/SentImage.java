package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.policy.ImagePolicy;
import dev.quayside.gateway.policy.StrictJson;
import dev.quayside.gateway.tar.FileTree;
import dev.quayside.gateway.tar.TarItem;
import dev.quayside.gateway.tar.TarLimits;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An image in an archive of {@code docker save}: what {@code manifest.json} names, and
 * nothing else that the archive has.
 *
 * @param document the image's own description; its digest is the image's id
 * @param tags what it is to be called
 * @param layers the lowest first
 */
record SentImage(byte[] document, List<ImageRef> tags, List<ImageLayer> layers) {

	private static final int MOST_IMAGES = 32;

	private static final int MOST_LAYERS = 125;

	private static final int MOST_TAGS = 32;

	private static final int LONGEST_DOCUMENT = 1024 * 1024;

	/** {@code LayerSources} would have the daemon fetch a layer from somewhere. */
	private static final Set<String> KNOWN = Set.of("Config", "RepoTags", "Layers", "Parent");

	static List<SentImage> all(FileTree tree, TarLimits limits) throws IOException {
		FileTree.Stored manifest = tree.find("manifest.json")
			.orElseThrow(() -> Refusal.badRequest("The archive has no manifest.json; make it with docker save"));
		List<SentImage> images = new ArrayList<>();
		TarLimits left = limits;
		JsonNode entries = StrictJson.list(document(tree, manifest));
		require(!entries.isEmpty() && entries.size() <= MOST_IMAGES, "names no image, or more than " + MOST_IMAGES);
		for (JsonNode entry : entries) {
			SentImage image = one(tree, entry, left);
			left = left.without(image.layers().stream().mapToLong(ImageLayer::size).sum(), image.entries());
			images.add(image);
		}
		return images;
	}

	private static SentImage one(FileTree tree, JsonNode entry, TarLimits limits) throws IOException {
		require(entry.isObject() && KNOWN.containsAll(entry.propertyNames()), "has a field that is not known here");
		List<String> names = texts(entry.path("Layers"), MOST_LAYERS);
		byte[] document = document(tree, file(tree, entry.path("Config").asString("")));
		List<String> digests = ImagePolicy.requireDocument(StrictJson.object(document), names.size());
		List<ImageRef> tags = texts(entry.path("RepoTags"), MOST_TAGS).stream().map(ImageRef::parse).toList();
		List<ImageLayer> layers = new ArrayList<>();
		TarLimits left = limits;
		for (int i = 0; i < names.size(); i++) {
			ImageLayer layer = ImageLayer.checked(tree, file(tree, names.get(i)), digests.get(i), left);
			left = left.without(layer.size(), layer.entries());
			layers.add(layer);
		}
		return new SentImage(document, tags, layers);
	}

	private static List<String> texts(JsonNode list, int most) {
		require(list.isNull() || list.isMissingNode()
				|| list.isArray() && list.size() <= most && list.valueStream().allMatch(JsonNode::isString),
				"is not as docker save writes it");
		return list.valueStream().map(JsonNode::stringValue).toList();
	}

	/** Docker 20.10 writes a layer once and links to it from other images. */
	private static FileTree.Stored file(FileTree tree, String name) {
		FileTree.Stored stored = found(tree, name);
		if (stored.item() instanceof TarItem.SymbolicLink link) {
			require((link.name() + link.target()).matches("[a-zA-Z0-9._/-]+") && !link.target().startsWith("/"),
					"names a link that leads elsewhere");
			stored = found(tree, URI.create(link.name()).resolve(link.target()).toString());
		}
		require(stored.item() instanceof TarItem.RegularFile, "names what is not a file");
		return stored;
	}

	private static FileTree.Stored found(FileTree tree, String name) {
		return tree.find(name)
			.orElseThrow(() -> Refusal.badRequest("The archive's manifest.json names a file that is not there"));
	}

	private static byte[] document(FileTree tree, FileTree.Stored stored) throws IOException {
		long size = ImageLayer.size(stored);
		require(size > 0 && size <= LONGEST_DOCUMENT, "or an image's description is empty or larger than 1 MB");
		return tree.content(stored).readNBytes((int) size);
	}

	private static void require(boolean holds, String otherwise) {
		if (!holds) {
			throw Refusal.badRequest("The archive's manifest.json " + otherwise);
		}
	}

	/** How many files, folders and links its layers have. */
	int entries() {
		return this.layers.stream().mapToInt(ImageLayer::entries).sum();
	}

	String id() {
		return "sha256:" + Sha256.hex(this.document);
	}

}
