package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Refusal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to say of the parts of the Docker Engine API that a session does not have.
 */
final class NotOffered {

	private static final String SWARM = "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm "
			+ "join\" to connect this node to swarm and try again.";

	/**
	 * The name of an image may have slashes; docker inspect looks for a container first.
	 */
	private static final Pattern CONTAINER = Pattern.compile("/containers/([^/]+/.+)/json");

	private static final Map<String, Refusal> BY_FIRST_WORD = Map.ofEntries(Map.entry("nodes", new Refusal(503, SWARM)),
			Map.entry("services", new Refusal(503, SWARM)), Map.entry("tasks", new Refusal(503, SWARM)),
			Map.entry("secrets", new Refusal(503, SWARM)), Map.entry("configs", new Refusal(503, SWARM)),
			Map.entry("swarm", new Refusal(503, SWARM)),
			Map.entry("auth",
					Refusal.forbidden(
							"logging in to a registry is not part of this playground; its images " + "need no login")),
			Map.entry("plugins", Refusal.forbidden("plugins are not part of this playground")),
			Map.entry("session", Refusal.forbidden("BuildKit is not part of this playground")),
			Map.entry("grpc", Refusal.forbidden("BuildKit is not part of this playground")),
			Map.entry("build", Refusal.forbidden("BuildKit is not part of this playground")),
			Map.entry("networks", notYet("this command on networks")),
			Map.entry("volumes", notYet("this command on volumes")),
			Map.entry("distribution",
					Refusal.forbidden("looking into a registry is not part of this playground; docker "
							+ "pull fetches what its lessons need")),
			Map.entry("containers", notYet("this command on containers")),
			Map.entry("images", notYet("this command on images")), Map.entry("exec", notYet("this command on exec")));

	private static final Map<String, Refusal> BY_PATH = Map.of("/swarm/init",
			Refusal.forbidden("swarm mode is not part of this playground"), "/swarm/join",
			Refusal.forbidden("swarm mode is not part of this playground"), "/swarm/leave",
			new Refusal(503, "This node is not part of a swarm"));

	private NotOffered() {
	}

	/**
	 * The answer to a request that no route names.
	 * @param path below the version
	 * @return the refusal
	 */
	static Refusal refusal(String path) {
		Refusal exact = BY_PATH.get(path);
		if (exact != null) {
			return exact;
		}
		Matcher container = CONTAINER.matcher(path);
		if (container.matches()) {
			return Refusal.notFound("No such container: " + container.group(1));
		}
		int end = path.indexOf('/', 1);
		String first = path.substring(1, (end < 0) ? path.length() : end);
		return BY_FIRST_WORD.getOrDefault(first, Refusal.notFound("page not found"));
	}

	private static Refusal notYet(String what) {
		return Refusal.forbidden(what + " is not part of this playground yet");
	}

}
