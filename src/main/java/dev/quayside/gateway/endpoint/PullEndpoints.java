package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.ImageCatalogue;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.OwnedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker pull}: an image of the catalogue comes into the session's list. The
 * layers come from the host, which has them once for everybody; where it has not, it
 * pulls them itself.
 */
@Component
class PullEndpoints implements Endpoints {

	private final Set<ImageRef> catalogue;

	private final OwnImages images;

	private final ImageLoadEndpoints archives;

	private final ImageEvents events;

	PullEndpoints(ImageCatalogue catalogue, OwnImages images, ImageLoadEndpoints archives, ImageEvents events) {
		this.archives = archives;
		this.images = images;
		this.events = events;
		this.catalogue = catalogue.references().stream().map(ImageRef::parse).collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/images/create", this::create, "fromImage", "tag", "platform", "fromSrc",
				"repo", "message", "changes*"));
	}

	/** Docker has both behind one path. */
	private void create(Call call) throws IOException {
		if (call.query().text("fromSrc").isPresent()) {
			this.archives.importImage(call);
		}
		else {
			pull(call);
		}
	}

	private void pull(Call call) throws IOException {
		call.exchange().requireNoBody();
		ImageRef wanted = wanted(call);
		if (!this.catalogue.contains(wanted)) {
			throw Refusal.notFound("pull access denied for " + wanted.repository() + ": this playground offers "
					+ this.catalogue.stream().map(ImageRef::toString).sorted().collect(Collectors.joining(", ")));
		}
		Optional<ObjectNode> present = onHost(call, wanted);
		if (present.isPresent()) {
			boolean known = enter(call, wanted, present.get());
			stream(call, (out) -> new PullProgress(out).of(wanted, present.get(), known));
			return;
		}
		Target target = Target.of("/images/create").with("fromImage", wanted.repository()).with("tag", wanted.tag());
		try (UpstreamResponse answer = call.engine()
			.daemon()
			.open(SessionDaemon.request(call.version(), "POST", target))) {
			stream(call, answer.body()::transferTo);
		}
		Optional<ObjectNode> pulled = onHost(call, wanted);
		if (pulled.isPresent()) {
			enter(call, wanted, pulled.get());
		}
	}

	private static ImageRef wanted(Call call) {
		call.query().text("platform").ifPresent((platform) -> {
			throw Refusal.badRequest("The platform " + platform + " cannot be chosen here; leave --platform out");
		});
		String image = call.query().text("fromImage").orElseThrow(() -> Refusal.badRequest("No image is named"));
		return ImageRef.parse(call.query().text("tag").map((tag) -> image + ":" + tag).orElse(image));
	}

	private static Optional<ObjectNode> onHost(Call call, ImageRef image) throws IOException {
		try {
			return Optional.of((ObjectNode) call.get(Target.of("/images/" + image + "/json")));
		}
		catch (Refusal refusal) {
			if (refusal.status() == 404) {
				return Optional.empty();
			}
			throw refusal;
		}
	}

	/** Returns whether the session had it already. */
	private boolean enter(Call call, ImageRef name, JsonNode image) throws IOException {
		String id = image.path("Id").asString("");
		boolean known = call.engine().images().named(name).filter((had) -> had.id().equals(id)).isPresent();
		if (!known) {
			this.images.displace(call.engine(), call.version(), name);
			call.engine().images().enter(new OwnedImage(name, id, false, 0));
		}
		this.events.tell(call.engine(), "pull", name.toString(), name.repository(), image);
		return known;
	}

	private static void stream(Call call, Written progress) throws IOException {
		try (OutputStream out = call.exchange().stream("application/json", () -> {
		})) {
			progress.to(out);
		}
	}

	/**
	 * What is written to the client.
	 */
	@FunctionalInterface
	private interface Written {

		void to(OutputStream out) throws IOException;

	}

}
