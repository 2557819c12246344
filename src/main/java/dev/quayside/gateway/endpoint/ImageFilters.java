package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageLedger;
import dev.quayside.gateway.ledger.ImageRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What {@code docker image ls --filter} lets through. Every value is looked up among the
 * session's own images: asked of the daemon, it would tell of others.
 *
 * @param values by filter
 */
record ImageFilters(Map<String, List<String>> values) {

	private static final Set<String> KNOWN = Set.of("dangling", "label", "before", "since", "reference");

	static ImageFilters of(Call call) {
		Map<String, List<String>> values = call.query().text("filters").map(Filters::parse).orElse(Map.of());
		values.keySet().stream().filter((name) -> !KNOWN.contains(name)).findFirst().ifPresent((name) -> {
			throw Refusal.badRequest("Invalid filter '" + name + "'");
		});
		return new ImageFilters(values);
	}

	/** Whether only nameless images are wanted, or only others; nothing for all. */
	Optional<Boolean> dangling() {
		List<String> wanted = this.values.getOrDefault("dangling", List.of());
		if (wanted.isEmpty()) {
			return Optional.empty();
		}
		return switch (wanted.getFirst()) {
			case "true", "1" -> Optional.of(true);
			case "false", "0" -> Optional.of(false);
			default -> throw Refusal.badRequest("Invalid filter 'dangling=" + wanted + "'");
		};
	}

	List<ImageRef> matching(List<ImageRef> names) {
		if (!byName()) {
			return names;
		}
		List<PathGlob> globs = this.values.getOrDefault("reference", List.of()).stream().map(PathGlob::new).toList();
		return names.stream()
			.filter((name) -> globs.stream()
				.anyMatch((glob) -> glob.matches(name.toString()) || glob.matches(name.repository())))
			.toList();
	}

	boolean byName() {
		return this.values.containsKey("reference");
	}

	boolean hasLabels(JsonNode labels) {
		return this.values.getOrDefault("label", List.of())
			.stream()
			.allMatch((wanted) -> Filters.hasLabel(labels, wanted));
	}

	/** Whether an image is as old or as young as wanted. */
	boolean inTime(Instant created, ImageLedger ledger, ImageShelf shelf) {
		return this.values.getOrDefault("before", List.of())
			.stream()
			.allMatch((mark) -> created.isBefore(shelf.created(ledger.require(mark).id())))
				&& this.values.getOrDefault("since", List.of())
					.stream()
					.allMatch((mark) -> created.isAfter(shelf.created(ledger.require(mark).id())));
	}

}
