package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.ImageRef;
import dev.quayside.gateway.ledger.OwnedImage;
import dev.quayside.gateway.view.ImageView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looking at images, and letting them go: the image itself is shared, a name in the
 * session's list is not.
 */
@Component
class ImageEndpoints implements Endpoints {

	@Override
	public List<Route> routes() {
		return List.of(
				Route.of("GET", "/images/json", ImageEndpoints::list, "all", "filters", "digests", "shared-size"),
				Route.of("GET", "/images/{/}/json", ImageEndpoints::inspect),
				Route.of("GET", "/images/{/}/history", ImageEndpoints::history),
				Route.of("DELETE", "/images/{/}", ImageEndpoints::remove, "force", "noprune"));
	}

	private static void list(Call call) throws IOException {
		Map<String, List<String>> filters = call.query().text("filters").map(Filters::parse).orElse(Map.of());
		filters.keySet().stream().filter((name) -> !name.equals("reference")).findFirst().ifPresent((name) -> {
			throw Refusal.badRequest("Invalid filter '" + name + "'");
		});
		List<OwnedImage> images = call.engine()
			.images()
			.all()
			.stream()
			.filter((image) -> !filters.containsKey("reference") || (image.name() instanceof ImageRef name
					&& filters.get("reference").stream().anyMatch((wanted) -> named(name, wanted))))
			.toList();
		List<ObjectNode> shown = new ArrayList<>();
		for (String id : images.stream().map(OwnedImage::id).distinct().toList()) {
			List<ImageRef> names = images.stream()
				.filter((image) -> image.id().equals(id))
				.map(OwnedImage::name)
				.filter(ImageRef.class::isInstance)
				.map(ImageRef.class::cast)
				.toList();
			shown.add(ImageView.summary(said(call, id), call.engine().names(), names));
		}
		shown.sort(Comparator.comparingLong((ObjectNode image) -> image.path("Created").asLong(0)).reversed());
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		shown.forEach(list::add);
		call.json(200, list);
	}

	/** {@code docker image ls alpine} means every tag, {@code alpine:3.20} the one. */
	private static boolean named(ImageRef name, String wanted) {
		ImageRef reference = ImageRef.parse(wanted);
		boolean tagged = wanted.lastIndexOf(':') > wanted.lastIndexOf('/');
		return reference.repository().equals(name.repository()) && (!tagged || reference.tag().equals(name.tag()));
	}

	private static void inspect(Call call) throws IOException {
		OwnedImage image = looked(call);
		call.json(200, ImageView.details(said(call, image.id()), call.engine().names(),
				call.engine().images().namesOf(image.id())));
	}

	private static void history(Call call) throws IOException {
		OwnedImage image = looked(call);
		call.json(200, ImageView.history(call.get(Target.of("/images/" + image.id() + "/history")),
				call.engine().images().namesOf(image.id())));
	}

	/** Docker's own words here, which are others than those of create. */
	private static OwnedImage looked(Call call) {
		try {
			return call.engine().images().require(call.reference());
		}
		catch (Refusal refusal) {
			throw (refusal.status() == 404)
					? Refusal.notFound("no such image: " + call.reference() + ": " + refusal.reason()) : refusal;
		}
	}

	private static void remove(Call call) throws IOException {
		call.exchange().requireNoBody();
		OwnedImage image = call.engine().images().require(call.reference());
		List<ImageRef> names = call.engine().images().namesOf(image.id());
		boolean byName = names.stream().anyMatch((name) -> name.equals(image.name()))
				&& !image.id().startsWith("sha256:" + call.reference()) && !call.reference().startsWith("sha256:");
		refuseWhileUsed(call, image);
		ArrayNode answer = JsonNodeFactory.instance.arrayNode();
		for (var name : byName ? List.of(image.name()) : names) {
			call.engine().images().strike(name);
			answer.addObject().put("Untagged", name.toString());
		}
		call.json(200, answer);
	}

	private static void refuseWhileUsed(Call call, OwnedImage image) throws IOException {
		if (call.query().flag("force") || call.engine().images().namesOf(image.id()).size() > 1) {
			return;
		}
		for (ObjectNode container : OwnContainers.of(call).list()) {
			if (container.path("ImageID").asString("").equals(image.id())) {
				throw Refusal.conflict("conflict: unable to remove repository reference \"" + call.reference()
						+ "\" (must force) - container " + container.path("Id").asString("").substring(0, 12)
						+ " is using its referenced image " + image.id().substring(7, 19));
			}
		}
	}

	private static ObjectNode said(Call call, String id) throws IOException {
		return (ObjectNode) call.get(Target.of("/images/" + id + "/json"));
	}

}
