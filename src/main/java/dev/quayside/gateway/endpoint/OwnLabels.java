package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionLabels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The labels of what a learner makes.
 */
@Component
class OwnLabels {

	private final InstanceId instance;

	OwnLabels(InstanceId instance) {
		this.instance = instance;
	}

	Map<String, String> of(PrivateEngine engine) {
		Map<String, String> labels = new LinkedHashMap<>();
		labels.put(SessionLabels.SESSION, engine.session().value());
		labels.put(SessionLabels.INSTANCE, this.instance.value());
		labels.put(SessionLabels.ROLE, SessionLabels.ROLE_LEARNER);
		return labels;
	}

	/** Those of a volume that goes with its container. */
	Map<String, String> unnamed(PrivateEngine engine) {
		Map<String, String> labels = of(engine);
		labels.put(SessionLabels.ROLE, SessionLabels.ROLE_UNNAMED);
		return labels;
	}

}
