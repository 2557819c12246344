package dev.quayside.gateway.state;

import dev.quayside.gateway.EngineState.Image;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.OwnedImage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The images of a session as {@code docker image ls} shows them: without the inner steps
 * of builds. Asks once for each image, since an image never changes. Safe for use by
 * several threads.
 */
final class ImageStates {

	/** moby layer/layer.go: an image has at most so many layers. */
	private static final int DEEPEST = 128;

	private final Asked asked;

	private final Shelf<Facts> facts;

	ImageStates(Asked asked) {
		this.asked = asked;
		this.facts = new Shelf<>((id) -> facts(asked, asked.get("/images/" + id + "/json")));
	}

	List<Image> all() throws IOException {
		Map<String, List<OwnedImage>> entries = this.asked.engine()
			.images()
			.all()
			.stream()
			.collect(Collectors.groupingBy(OwnedImage::id, LinkedHashMap::new, Collectors.toList()));
		// Of what builds make the daemon does not know the parents.
		Map<String, String> built = this.asked.engine().images().steps().ancestry().parents();
		this.facts.keepOnly(lines(entries.keySet(), built));
		Set<String> shown = shown(entries, built);
		List<Image> all = new ArrayList<>();
		for (Map.Entry<String, List<OwnedImage>> entry : entries.entrySet()) {
			String id = entry.getKey();
			Optional<Facts> known = shown.contains(id) ? this.facts.find(id) : Optional.empty();
			if (known.isPresent()) {
				all.add(known.get().image(id, names(entry.getValue()), parent(id, shown, built)));
			}
		}
		all.sort(Comparator.comparing(Image::created).reversed().thenComparing(Image::id));
		return all;
	}

	/** An image without a name that others are made of is an inner step of those. */
	private Set<String> shown(Map<String, List<OwnedImage>> entries, Map<String, String> built) throws IOException {
		Set<String> parents = new HashSet<>();
		for (String id : entries.keySet()) {
			parents.add(parent(id, built));
		}
		return entries.entrySet()
			.stream()
			.filter((entry) -> !names(entry.getValue()).isEmpty() || !parents.contains(entry.getKey()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/** The images with those that they are made of. */
	private Set<String> lines(Set<String> ids, Map<String, String> built) throws IOException {
		Set<String> lines = new HashSet<>();
		for (String id : ids) {
			for (String one = id; !one.isEmpty() && lines.add(one) && lines.size() < ids.size() + DEEPEST;) {
				one = parent(one, built);
			}
		}
		return lines;
	}

	private String parent(String id, Set<String> shown, Map<String, String> built) throws IOException {
		String parent = parent(id, built);
		for (int steps = 0; !parent.isEmpty() && !shown.contains(parent) && steps < DEEPEST; steps++) {
			parent = parent(parent, built);
		}
		return shown.contains(parent) ? parent : "";
	}

	private String parent(String id, Map<String, String> built) throws IOException {
		String known = built.getOrDefault(id, "");
		return known.isEmpty() ? this.facts.find(id).map(Facts::parent).orElse("") : known;
	}

	private static List<String> names(List<OwnedImage> entries) {
		return entries.stream().map(OwnedImage::name).filter(ImageRef.class::isInstance).map(Object::toString).toList();
	}

	private static Facts facts(Asked asked, JsonNode said) {
		JsonNode config = said.path("Config");
		return new Facts(said.path("Parent").asString(""), said.path("Size").asLong(0),
				Asked.time(said.path("Created")), asked.labels(config.path("Labels")),
				asked.words(config.path("Entrypoint"), config.path("Cmd")));
	}

	/**
	 * What never changes of an image.
	 *
	 * @param parent the id of what it is made of, whoever has that
	 * @param bytes its size
	 * @param created when
	 * @param labels its own
	 * @param command what it runs
	 */
	private record Facts(String parent, long bytes, Instant created, Map<String, String> labels, List<String> command) {

		Image image(String id, List<String> names, String shownParent) {
			return new Image(id, names, shownParent, this.bytes, this.created, this.labels, this.command);
		}

	}

}
