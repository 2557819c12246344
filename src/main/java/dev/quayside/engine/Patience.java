package dev.quayside.engine;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How long the daemon may take for an answer.
 *
 * @param limit until its head has come
 * @param whole whether the body has to come within the limit as well
 */
record Patience(Duration limit, boolean whole) {

	/** What changes something takes longer than what is looked up. */
	private static final int ACT = 3;

	/** What moves or measures files. */
	private static final int LONG = 30;

	/** There is nothing to look up. */
	private static final Duration PING = Duration.ofSeconds(5);

	private static final Pattern DOCUMENT = Pattern
		.compile("(?:/v[0-9.]+)?/(?:_ping|version|info|networks(?:/[^/]+)?|volumes(?:/[^/]+)?|(?:.+/)?json)");

	/** They wait for a process, or move or measure files, before they answer. */
	private static final Set<String> SLOW = Set.of("archive", "commit", "df", "export", "get", "load", "stats", "logs",
			"changes", "wait", "stop", "restart", "prune", "build");

	/**
	 * What a request may take.
	 * @param answer how long the daemon may take to look something up
	 * @param request what is asked
	 * @return the limit
	 */
	static Patience of(Duration answer, UpstreamRequest request) {
		String path = request.target().split("\\?", 2)[0];
		if (path.endsWith("/_ping")) {
			return new Patience((answer.compareTo(PING) < 0) ? answer : PING, true);
		}
		boolean sized = request.target().contains("size=1");
		if (sized || path.endsWith("/images/create") || SLOW.contains(path.substring(path.lastIndexOf('/') + 1))) {
			return new Patience(answer.multipliedBy(LONG), false);
		}
		return switch (request.method()) {
			case "GET", "HEAD" -> new Patience(answer, DOCUMENT.matcher(path).matches());
			default -> new Patience(answer.multipliedBy(ACT), false);
		};
	}

}
