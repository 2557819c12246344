package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.ImageCatalogue;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code docker search}: among what can be pulled here. No registry is asked.
 */
@Component
class ImageSearchEndpoints implements Endpoints {

	private static final Set<String> FILTERS = Set.of("is-automated", "is-official", "stars");

	private final ImageCatalogue catalogue;

	ImageSearchEndpoints(ImageCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("GET", "/images/search", this::search, "term", "limit", "filters"));
	}

	private void search(Call call) throws IOException {
		String term = call.query()
			.text("term")
			.orElseThrow(() -> Refusal.badRequest("No term is given to search for"))
			.toLowerCase(Locale.ROOT);
		int limit = call.query().number("limit", 0, 100).filter((most) -> most > 0).orElse(25);
		Map<String, List<String>> filters = call.query().text("filters").map(Filters::parse).orElse(Map.of());
		filters.keySet().stream().filter((name) -> !FILTERS.contains(name)).findFirst().ifPresent((name) -> {
			throw Refusal.badRequest("Invalid filter '" + name + "'");
		});
		ArrayNode found = JsonNodeFactory.instance.arrayNode();
		this.catalogue.references()
			.stream()
			.map((reference) -> ImageRef.parse(reference).repository())
			.distinct()
			.sorted()
			.filter((repository) -> repository.contains(term) && passes(filters, repository))
			.limit(limit)
			.forEach((repository) -> found.addObject()
				.put("star_count", 0)
				.put("is_official", official(repository))
				.put("name", repository)
				.put("is_automated", false)
				.put("description", "Offered by this playground"));
		call.json(200, found);
	}

	private static boolean passes(Map<String, List<String>> filters, String repository) {
		return wants(filters, "is-official", official(repository)) && wants(filters, "is-automated", false)
				&& filters.getOrDefault("stars", List.of()).stream().allMatch("0"::equals);
	}

	private static boolean wants(Map<String, List<String>> filters, String name, boolean value) {
		return filters.getOrDefault(name, List.of()).stream().allMatch(String.valueOf(value)::equals);
	}

	private static boolean official(String repository) {
		return repository.indexOf('/') < 0;
	}

}
