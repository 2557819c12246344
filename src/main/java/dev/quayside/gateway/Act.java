package dev.quayside.gateway;

import java.util.Map;

/**
 * A request that a session's engine has answered with success: what a learner did even
 * where it changed nothing, say {@code docker image ls}.
 *
 * @param method say {@code GET}
 * @param route as the gateway knows it, say {@code /containers/{}/json},
 * {@code /images/{}/history}
 * @param object what stands for the braces, resolved to the learner's name of it (an
 * image with its tag); empty if there are none
 * @param query its parameters; the values of one that stands several times, with commas
 * between them
 */
public record Act(String method, String route, String object, Map<String, String> query) {

	public Act {
		query = Map.copyOf(query);
	}

}
