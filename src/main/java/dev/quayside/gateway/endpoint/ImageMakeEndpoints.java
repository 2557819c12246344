package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Query;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.ledger.OwnedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Making images of containers, and giving names to images.
 */
@Component
class ImageMakeEndpoints implements Endpoints {

	private final SessionImages images;

	private final ImageEvents events;

	ImageMakeEndpoints(SessionImages images, ImageEvents events) {
		this.images = images;
		this.events = events;
	}

	@Override
	public List<Route> routes() {
		return List.of(
				Route.of("POST", "/commit", this::commit, "container", "repo", "tag", "comment", "author", "pause",
						"changes*"),
				Route.of("POST", "/images/{/}/tag", this::tag, "repo", "tag"),
				Route.of("POST", "/images/{/}/push", ImageMakeEndpoints::push, "tag"));
	}

	/**
	 * Only what the query says counts: a container's configuration is its own already.
	 */
	private void commit(Call call) throws IOException {
		call.exchange().body();
		Query query = call.query();
		OwnedContainer container = call.engine().containers().require(query.text("container").orElse(""));
		Commit commit = new Commit(container.id(), query.texts("changes"), said(query, "author"),
				said(query, "comment"), !query.has("pause") || query.flag("pause"));
		Optional<ImageRef> name = name(query);
		OwnedImage made = this.images.commit(call.engine(), call.version(), commit, name);
		if (name.isPresent()) {
			this.events.tell(call, "tag", made.id(), name.get().toString());
		}
		call.json(201, JsonNodeFactory.instance.objectNode().put("Id", made.id()));
	}

	private static String said(Query query, String field) {
		String text = query.text(field).orElse("");
		if (text.length() > 1024) {
			throw Refusal.badRequest("The " + field + " is longer than 1024 characters");
		}
		return text;
	}

	/** The name in {@code repo} and {@code tag}, as several requests have it. */
	static Optional<ImageRef> name(Query query) {
		return query.text("repo").map((repository) -> {
			if (repository.matches("[0-9a-f]{64}|sha256")) {
				throw Refusal.badRequest(
						"invalid repository name (" + repository + "), cannot specify 64-byte hexadecimal strings");
			}
			return ImageRef.parse(query.text("tag").map((tag) -> repository + ":" + tag).orElse(repository));
		});
	}

	private void tag(Call call) throws IOException {
		call.exchange().requireNoBody();
		OwnedImage image = call.engine().images().require(call.reference());
		ImageRef name = name(call.query()).orElseThrow(() -> Refusal.badRequest("invalid reference format"));
		this.images.name(call.engine(), call.version(), image.id(), name);
		this.events.tell(call, "tag", image.id(), name.toString());
		call.exchange().empty(201);
	}

	private static void push(Call call) throws IOException {
		call.exchange().requireNoBody();
		ImageRef name = ImageRef
			.parse(call.query().text("tag").map((tag) -> call.reference() + ":" + tag).orElse(call.reference()));
		if (call.engine()
			.images()
			.all()
			.stream()
			.noneMatch((image) -> image.name().repository().equals(name.repository()))) {
			throw Refusal.notFound("An image does not exist locally with the tag: " + name.repository());
		}
		throw Refusal.forbidden("denied: requested access to the resource is denied: pushing to a registry is not part "
				+ "of this playground");
	}

}
