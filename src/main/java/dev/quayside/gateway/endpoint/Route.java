package dev.quayside.gateway.endpoint;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which requests go to an endpoint: byte for byte, in lower case.
 *
 * @param method the HTTP method
 * @param template the path below the version, as the endpoint declares it
 * @param path the same; one group for the reference to an object
 * @param parameters all that the query may hold, with a {@code *} behind what may stand
 * several times
 * @param upgrades whether it may take over the connection
 * @param endpoint what answers
 */
record Route(String method, String template, Pattern path, Set<String> parameters, boolean upgrades,
		Endpoint endpoint) {

	/**
	 * A route.
	 * @param method the HTTP method
	 * @param path below the version; {@code {}} stands for a reference without a slash,
	 * {@code {/}} for one that may have some
	 * @param endpoint what answers
	 * @param parameters all that the query may hold, with a {@code *} behind what may
	 * stand several times
	 * @return the route
	 */
	static Route of(String method, String path, Endpoint endpoint, String... parameters) {
		String pattern = path.replace("{/}", "(.+)").replace("{}", "([^/]+)");
		return new Route(method, path.replace("{/}", "{}"), Pattern.compile(pattern), Set.of(parameters), false,
				endpoint);
	}

	Route upgrading() {
		return new Route(this.method, this.template, this.path, this.parameters, true, this.endpoint);
	}

	Optional<String> match(String calledMethod, String calledPath) {
		Matcher matcher = this.path.matcher(calledPath);
		if (!this.method.equals(calledMethod) || !matcher.matches()) {
			return Optional.empty();
		}
		return Optional.of((matcher.groupCount() == 0) ? "" : matcher.group(1));
	}

}
