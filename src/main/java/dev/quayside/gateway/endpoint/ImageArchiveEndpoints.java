package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageLedger;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.OwnedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * {@code docker save}: what the daemon writes, under the session's own names.
 */
@Component
class ImageArchiveEndpoints implements Endpoints {

	private final ImageEvents events;

	ImageArchiveEndpoints(ImageEvents events) {
		this.events = events;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("GET", "/images/get", (call) -> save(call, call.query().texts("names")), "names*"),
				Route.of("GET", "/images/{/}/get", (call) -> save(call, List.of(call.reference()))));
	}

	private void save(Call call, List<String> references) throws IOException {
		if (references.isEmpty() || references.size() > 32) {
			throw Refusal.badRequest("Name at least one image to save, and at most 32");
		}
		SequencedMap<String, Set<ImageRef>> wanted = new LinkedHashMap<>();
		references.forEach((reference) -> want(call.engine().images(), reference, wanted));
		Target target = Target.of("/images/get");
		wanted.keySet().forEach((id) -> target.with("names", id));
		try (UpstreamResponse answer = call.engine()
			.daemon()
			.open(SessionDaemon.request(call.version(), "GET", target));
				OutputStream out = call.exchange().stream("application/x-tar", answer::close)) {
			Map<String, String> saved = new SavedArchive(wanted).copy(answer.body(), out);
			saved.forEach(call.engine().images()::saved);
		}
		for (String id : wanted.keySet()) {
			this.events.tell(call, "save", id, id);
		}
	}

	/** A repository without a tag stands for all of its tags. */
	private static void want(ImageLedger ledger, String reference, Map<String, Set<ImageRef>> wanted) {
		boolean tagged = reference.lastIndexOf(':') > reference.lastIndexOf('/');
		if (!tagged) {
			ImageRef name = ImageRef.parse(reference);
			List<OwnedImage> all = ledger.all()
				.stream()
				.filter((image) -> image.name().repository().equals(name.repository()))
				.toList();
			all.forEach((image) -> names(wanted, image.id()).add((ImageRef) image.name()));
			if (!all.isEmpty()) {
				return;
			}
		}
		OwnedImage image = ledger.find(reference)
			.orElseThrow(() -> Refusal.notFound(tagged ? "reference does not exist" : "No such image: " + reference));
		Set<ImageRef> names = names(wanted, image.id());
		if (image.name() instanceof ImageRef name && name.equals(named(reference))) {
			names.add(name);
		}
	}

	private static Object named(String reference) {
		return reference.startsWith("sha256:") ? reference : ImageRef.parse(reference);
	}

	private static Set<ImageRef> names(Map<String, Set<ImageRef>> wanted, String id) {
		return wanted.computeIfAbsent(id, (_) -> new LinkedHashSet<>());
	}

}
