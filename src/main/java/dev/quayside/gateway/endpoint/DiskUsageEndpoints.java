package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.ledger.OwnedImage;
import dev.quayside.gateway.view.ContainerView;
import dev.quayside.gateway.view.ImageView;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /system/df}, as the API has it up to version 1.51: what the session's own
 * objects take.
 */
@Component
class DiskUsageEndpoints implements Endpoints {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final HostUsage host;

	private final SizedContainers sized;

	DiskUsageEndpoints(HostUsage host, SizedContainers sized) {
		this.host = host;
		this.sized = sized;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("GET", "/system/df", this::usage, "type"));
	}

	private void usage(Call call) throws IOException {
		List<ObjectNode> containers = this.sized.list(call);
		ObjectNode answer = JSON.objectNode();
		ArrayNode images = images(call, containers);
		answer.put("LayersSize", images.valueStream().mapToLong((image) -> image.path("Size").asLong(0)).sum());
		answer.set("Images", images);
		ArrayNode shown = answer.putArray("Containers");
		containers.forEach((container) -> shown.add(ContainerView.summary(container, call.engine().names())));
		answer.set("Volumes", volumes(call));
		answer.putArray("BuildCache");
		call.json(200, answer.put("BuilderSize", 0));
	}

	private static ArrayNode images(Call call, List<ObjectNode> containers) throws IOException {
		ArrayNode images = JSON.arrayNode();
		for (String id : call.engine().images().all().stream().map(OwnedImage::id).distinct().toList()) {
			JsonNode said = call.get(Target.of("/images/" + id + "/json"));
			long users = containers.stream()
				.filter((container) -> container.path("ImageID").asString("").equals(id))
				.count();
			images.add(ImageView.summary((ObjectNode) said, call.engine().names(), call.engine().images().namesOf(id))
				.put("Containers", users)
				.put("SharedSize", 0));
		}
		return images;
	}

	private ArrayNode volumes(Call call) {
		ArrayNode volumes = JSON.arrayNode();
		for (String name : call.engine().volumes().all()) {
			volumes.addObject()
				.put("Name", name)
				.put("Driver", "local")
				.put("Mountpoint", "/var/lib/docker/volumes/" + name + "/_data")
				.put("Scope", "local")
				.set("UsageData", this.host.ofVolume(call.engine().names().real(name)));
		}
		return volumes;
	}

}
