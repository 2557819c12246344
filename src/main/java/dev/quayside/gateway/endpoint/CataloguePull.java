package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.ImageCatalogue;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.OwnedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings images of the catalogue into a session's list. The layers come from the host,
 * which has them once for everybody; where it has not, it pulls them itself.
 */
@Component
class CataloguePull {

	private final ImageCatalogue catalogue;

	private final OwnImages images;

	private final ImageEvents events;

	CataloguePull(ImageCatalogue catalogue, OwnImages images, ImageEvents events) {
		this.images = images;
		this.events = events;
		this.catalogue = catalogue;
	}

	/** Refuses what is not in the catalogue. */
	void require(ImageRef wanted) {
		Set<ImageRef> offered = this.catalogue.references()
			.stream()
			.map(ImageRef::parse)
			.collect(Collectors.toUnmodifiableSet());
		if (!offered.contains(wanted)) {
			throw Refusal.notFound("pull access denied for " + wanted.repository() + ": this playground offers "
					+ offered.stream().map(ImageRef::toString).sorted().collect(Collectors.joining(", ")));
		}
	}

	/**
	 * Pulls.
	 * @param engine whose list
	 * @param version of the API
	 * @param wanted in the catalogue
	 * @param out where the progress is written
	 */
	void pull(PrivateEngine engine, ApiVersion version, ImageRef wanted, OutputStream out) throws IOException {
		require(wanted);
		Optional<ObjectNode> present = onHost(engine, version, wanted);
		if (present.isPresent()) {
			boolean known = enter(engine, version, wanted, present.get());
			new PullProgress(out).of(wanted, present.get(), known);
			return;
		}
		Target target = Target.of("/images/create").with("fromImage", wanted.repository()).with("tag", wanted.tag());
		try (UpstreamResponse answer = engine.daemon().open(SessionDaemon.request(version, "POST", target))) {
			answer.body().transferTo(out);
		}
		Optional<ObjectNode> pulled = onHost(engine, version, wanted);
		if (pulled.isPresent()) {
			enter(engine, version, wanted, pulled.get());
		}
	}

	private static Optional<ObjectNode> onHost(PrivateEngine engine, ApiVersion version, ImageRef image)
			throws IOException {
		try {
			return Optional.of((ObjectNode) engine.daemon().get(version, Target.of("/images/" + image + "/json")));
		}
		catch (Refusal refusal) {
			if (refusal.status() == 404) {
				return Optional.empty();
			}
			throw refusal;
		}
	}

	/** Returns whether the session had it already. */
	private boolean enter(PrivateEngine engine, ApiVersion version, ImageRef name, JsonNode image) throws IOException {
		String id = image.path("Id").asString("");
		boolean known = engine.images().named(name).filter((had) -> had.id().equals(id)).isPresent();
		if (!known) {
			this.images.displace(engine, version, name);
			engine.images().enter(new OwnedImage(name, id, false, 0));
		}
		this.events.tell(engine, "pull", name.toString(), name.repository(), image);
		return known;
	}

}
