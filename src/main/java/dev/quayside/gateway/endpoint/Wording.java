package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.DaemonProfile;
import dev.quayside.gateway.http.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the gateway itself says in the words of Docker 20.10, said as later releases say
 * it where the daemon is one of them.
 *
 * @param since the first release that says it so
 * @param path what the path ends with, empty for every path
 * @param before what 20.10 says
 * @param after what is said since, made of that and of what the path names
 */
record Wording(int since, String path, Pattern before, BiFunction<MatchResult, String, String> after) {

	private static final String STATES = "created, running, paused, restarting, removing, exited, dead";

	private static final List<Wording> ALL = List.of(
			of(28, "/json", "Invalid filter '(status=(.*))'",
					(said, _) -> "invalid filter '" + said.group(1) + "': invalid value for state (" + said.group(2)
							+ "): must be one of " + STATES),
			of(23, "", "Invalid filter ('.*')", (said, _) -> "invalid filter " + said.group(1)),
			of(28, "/json", "no such image: .*: (No such image: .*)", (said, _) -> said.group(1)),
			of(28, "/kill", "Invalid (signal: .*)",
					(said, reference) -> "cannot kill container: " + reference + ": invalid " + said.group(1)),
			of(28, "", "Error processing tar file\\(exit status 1\\): (.*)", (said, _) -> said.group(1)),
			of(28, "/commit", "([a-z]+)( is not a valid change command)",
					(said, _) -> said.group(1).toUpperCase(Locale.ROOT) + said.group(2)));

	private static Wording of(int since, String path, String before, BiFunction<MatchResult, String, String> after) {
		return new Wording(since, path, Pattern.compile(before), after);
	}

	static Refusal of(DaemonProfile daemon, Call call, Refusal refusal) {
		for (Wording wording : ALL) {
			Matcher said = wording.before.matcher(refusal.reason());
			if (daemon.since(wording.since) && call.exchange().path().endsWith(wording.path) && said.matches()) {
				return new Refusal(refusal.status(), wording.after.apply(said, call.reference()));
			}
		}
		return refusal;
	}

}
