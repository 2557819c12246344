package dev.quayside.gateway.build;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client asks of a build beside the Dockerfile.
 *
 * @param arguments the build arguments that are given; one without a value unsets
 * @param labels for the image, in their order
 * @param useCache whether steps of earlier builds are used
 * @param fetch whether base images are fetched in any case
 * @param remove whether the containers of steps are removed after success
 * @param target the stage that is built, if not the last
 * @param host the {@code HostConfig} of the containers of RUN
 */
public record BuildRequest(Map<String, Optional<String>> arguments, Map<String, String> labels, boolean useCache,
		boolean fetch, boolean remove, Optional<String> target, ObjectNode host) {

}
