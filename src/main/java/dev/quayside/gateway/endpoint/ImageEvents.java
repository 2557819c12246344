package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.EngineEvent;
import dev.quayside.gateway.events.EventHub;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.daemon.Target;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Tells a session what became of its images. The daemon's own events do not say whose
 * they are, so that whoever changes a session's list of images says it here.
 */
@Component
class ImageEvents {

	private final EventHub hub;

	ImageEvents(EventHub hub) {
		this.hub = hub;
	}

	/**
	 * Tells that something became of an image that is told by its id.
	 * @param engine whose
	 * @param action as Docker calls it
	 * @param id of the image
	 * @param said by the daemon of the image, for its labels
	 */
	void tell(PrivateEngine engine, String action, String id, JsonNode said) {
		tell(engine, action, id, id, said);
	}

	/**
	 * Tells that an image of this session was done something to, and asks the daemon for
	 * its labels first.
	 * @param call on whose behalf
	 * @param action as Docker calls it
	 * @param id of the image
	 * @param name what the event calls it
	 * @throws IOException if the daemon breaks off
	 */
	void tell(Call call, String action, String id, String name) throws IOException {
		tell(call.engine(), action, id, name, call.get(Target.of("/images/" + id + "/json")));
	}

	/**
	 * Tells that something became of an image.
	 * @param engine whose
	 * @param action as Docker calls it: {@code pull}, {@code tag}, {@code untag},
	 * {@code delete}, {@code load}, {@code import}, {@code save}
	 * @param actor the image: by its name for a pull, by its id otherwise
	 * @param name what the event calls it: the repository for a pull, the new name for a
	 * tag, the id otherwise
	 * @param said by the daemon of the image, for its labels
	 */
	void tell(PrivateEngine engine, String action, String actor, String name, JsonNode said) {
		Map<String, String> attributes = new TreeMap<>();
		said.path("Config")
			.path("Labels")
			.properties()
			.stream()
			.filter((label) -> !label.getKey().startsWith(SessionLabels.PREFIX))
			.forEach((label) -> attributes.put(label.getKey(), label.getValue().asString("")));
		attributes.put("name", name);
		this.hub.tell(engine.session(), new EngineEvent("image", action, actor, attributes,
				ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now())));
	}

}
