package dev.quayside.gateway.policy;

import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.http.Refusal;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an image may ask of the containers that are made of it: as little as a learner may
 * ask of a container.
 */
public final class ImagePolicy {

	/** What a container has from the playground, and hands on to an image made of it. */
	private static final Set<String> HANDED_ON = Set.of(SessionLabels.PREFIX + "session",
			SessionLabels.PREFIX + "instance", SessionLabels.PREFIX + "image", SessionLabels.PREFIX + "role",
			SessionLabels.PREFIX + "network");

	private static final Fields CONFIG = ContainerPolicy.ofImage();

	private ImagePolicy() {
	}

	/**
	 * Judges the configuration of an image that comes from outside.
	 * @param config spelled as the daemon spells it
	 * @throws Refusal if it may not be
	 */
	public static void require(JsonNode config) {
		if (config instanceof ObjectNode object) {
			CONFIG.apply(object);
		}
		else if (!config.isNull() && !config.isMissingNode()) {
			throw Refusal.badRequest("The configuration of the image is not an object");
		}
	}

	/**
	 * Judges the configuration of an image that was made of a container.
	 * @param config as the daemon says it
	 * @param session whose container it was
	 * @throws Refusal if it may not be
	 */
	public static void requireMade(JsonNode config, SessionId session) {
		if (config.deepCopy() instanceof ObjectNode own) {
			if (own.get("Labels") instanceof ObjectNode labels
					&& labels.path(SessionLabels.SESSION).asString(session.value()).equals(session.value())) {
				HANDED_ON.forEach(labels::remove);
			}
			require(own);
		}
	}

}
