package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Query;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.policy.DetachKeys;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Being with a container while it runs: attach, logs, wait, top, and the size of its
 * terminal.
 */
@Component
class ContainerStreamEndpoints implements Endpoints {

	private static final Set<String> CONDITIONS = Set.of("not-running", "next-exit", "removed");

	/**
	 * The daemon hands these to the host's own ps, which can print more than a learner
	 * may see.
	 */
	private static final Pattern PS_ARGUMENTS = Pattern
		.compile("-ef|-e|-f|-A|-aux|aux|ax|-l|-fl|(?:(?:-e|-|ax)o ?COLUMN(?:,COLUMN)*)".replace("COLUMN",
				"(?:pid|ppid|pgid|sid|user|uid|group|gid|cmd|comm|args|command|time|etime|stat|state|s|%cpu|pcpu|%mem|pmem"
						+ "|rss|vsz|nlwp|ni|pri|tty|stime|start|c)"));

	@Override
	public List<Route> routes() {
		return List.of(
				Route
					.of("POST", "/containers/{}/attach", ContainerStreamEndpoints::attach, "stream", "logs", "stdin",
							"stdout", "stderr", "detachKeys")
					.upgrading(),
				Route.of("GET", "/containers/{}/logs", ContainerStreamEndpoints::logs, "follow", "stdout", "stderr",
						"since", "until", "timestamps", "tail", "details"),
				Route.of("POST", "/containers/{}/wait", ContainerStreamEndpoints::await, "condition"),
				Route.of("GET", "/containers/{}/top", ContainerStreamEndpoints::top, "ps_args"),
				Route.of("POST", "/containers/{}/resize", ContainerStreamEndpoints::resize, "h", "w"));
	}

	private static void attach(Call call) throws IOException {
		Target target = Target.of("/containers/" + call.container().id() + "/attach");
		for (String flag : List.of("stream", "logs", "stdin", "stdout", "stderr")) {
			target.withFlag(flag, call.query().flag(flag));
		}
		target.with("detachKeys", DetachKeys.of(call.query()));
		call.exchange().requireNoBody();
		call.relayRaw(SessionDaemon.request(call.version(), "POST", target));
	}

	/** What is no number of lines means all of them, as it does to the daemon. */
	private static void logs(Call call) throws IOException {
		Query query = call.query();
		Target target = Target.of("/containers/" + call.container().id() + "/logs");
		for (String flag : List.of("follow", "stdout", "stderr", "timestamps", "details")) {
			target.withFlag(flag, query.flag(flag));
		}
		target.with("tail", query.text("tail").filter((tail) -> tail.matches("[0-9]{1,9}")))
			.with("since", query.text("since").map(ContainerStreamEndpoints::time))
			.with("until", query.text("until").map(ContainerStreamEndpoints::time));
		call.relayStream(target, "GET");
	}

	/** Seconds of Unix time with a fraction, as the docker CLI sends them. */
	private static String time(String value) {
		if (!value.matches("[0-9]{1,12}(?:\\.[0-9]{1,9})?")) {
			throw Refusal.badRequest("The parameters since and until are seconds of Unix time");
		}
		return value;
	}

	/**
	 * The head of the answer goes out at once: docker run waits for it before it starts
	 * anything.
	 */
	private static void await(Call call) throws IOException {
		Target target = Target.of("/containers/" + call.container().id() + "/wait");
		target.with("condition", call.query().text("condition").map((condition) -> {
			if (!CONDITIONS.contains(condition)) {
				throw Refusal.badRequest("invalid condition: \"" + condition + "\"");
			}
			return condition;
		}));
		call.relayStream(target, "POST");
	}

	private static void top(Call call) throws IOException {
		Target target = Target.of("/containers/" + call.container().id() + "/top");
		target.with("ps_args", call.query().text("ps_args").map((arguments) -> {
			if (!PS_ARGUMENTS.matcher(arguments).matches()) {
				throw Refusal.forbidden("These arguments for ps are refused; use -ef, aux, or -o with columns such as "
						+ "pid,user,comm");
			}
			return arguments;
		}));
		call.json(200, call.get(target));
	}

	private static void resize(Call call) throws IOException {
		call.relayStatus("POST",
				TerminalSize.of(call.query(), Target.of("/containers/" + call.container().id() + "/resize")));
	}

}
