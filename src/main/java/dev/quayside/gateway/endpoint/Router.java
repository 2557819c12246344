package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.bounds.DiskBounds;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.DaemonProfile;
import dev.quayside.gateway.events.ActHub;
import dev.quayside.gateway.http.Exchange;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.OwnedContainer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Finds the endpoint of a request. What no route names is refused. Safe for use by
 * several threads.
 */
@Component
public class Router {

	private static final Pattern VERSIONED = Pattern.compile("/v1\\.([1-9][0-9])(/.+)");

	/** moby daemon/exec.go, kill.go, start.go, stop.go, restart.go, delete.go. */
	private static final Pattern ECHO = Pattern
		.compile("^([Cc]annot [a-z]+ container:? \"?|Container |Could not find the file .* in container )"
				+ "([0-9a-f]{64})(\"?: .*| is paused, unpause the container before exec|)$", Pattern.DOTALL);

	private final Daemon daemon;

	private final List<Route> routes;

	private final ActHub acts;

	private final DiskBounds disk;

	Router(Daemon daemon, List<Endpoints> endpoints, ActHub acts, DiskBounds disk) {
		this.disk = disk;
		this.daemon = daemon;
		this.acts = acts;
		this.routes = endpoints.stream().flatMap((group) -> group.routes().stream()).toList();
	}

	/**
	 * Answers a request, or leaves it to the caller to answer with the refusal.
	 * @param engine whose request it is
	 * @param exchange the request
	 * @throws IOException if the client or the daemon breaks off
	 * @throws Refusal if it is not done
	 */
	public void route(PrivateEngine engine, Exchange exchange) throws IOException {
		DaemonProfile profile = this.daemon.profile();
		exchange.answerWith(profile.headers());
		Matcher versioned = VERSIONED.matcher(exchange.path());
		ApiVersion version = versioned.matches() ? within(versioned.group(1), profile.api()) : profile.api();
		String path = versioned.matches() ? versioned.group(2) : exchange.path();
		for (Route route : this.routes) {
			Optional<String> reference = route.match(exchange.method(), path);
			if (reference.isPresent()) {
				exchange.requireQueryOf(route.parameters());
				this.disk.requireRoom(engine.session(), route.method(), route.template());
				answerAndTell(route, new Call(engine, exchange, version, reference.get()), profile);
				return;
			}
		}
		throw NotOffered.refusal(path);
	}

	private void answerAndTell(Route route, Call call, DaemonProfile profile) throws IOException {
		Optional<Telling> telling = Telling.of(this.acts, route, call);
		answer(route, call, profile);
		telling.ifPresent(Telling::tell);
	}

	private static void answer(Route route, Call call, DaemonProfile profile) throws IOException {
		if (call.exchange().upgrade() && !route.upgrades()) {
			throw Refusal.badRequest("This request cannot upgrade its connection");
		}
		try {
			route.endpoint().answer(call);
		}
		catch (Refusal refusal) {
			if (refusal.status() == 404) {
				forgetIfGone(call);
			}
			throw asAsked(call, Wording.of(profile, call, refusal));
		}
	}

	/**
	 * Docker says a container as it was asked for, and was asked by its full id.
	 */
	private static Refusal asAsked(Call call, Refusal refusal) {
		String reason = ECHO.matcher(refusal.reason())
			.replaceFirst((said) -> call.engine().containers().owns(said.group(2))
					? Matcher.quoteReplacement(said.group(1) + call.reference() + said.group(3)) : "$0");
		return new Refusal(refusal.status(), reason);
	}

	/**
	 * A container that removed itself is still in the ledger until somebody asks for it.
	 */
	private static void forgetIfGone(Call call) throws IOException {
		Optional<OwnedContainer> container = call.engine().containers().find(call.reference());
		if (container.isPresent() && !call.exists(container.get())) {
			call.engine().containers().strike(container.get().id());
		}
	}

	private static ApiVersion within(String minor, ApiVersion newest) {
		ApiVersion asked = new ApiVersion(Integer.parseInt(minor));
		if (asked.compareTo(ApiVersion.OLDEST) < 0) {
			throw Refusal.badRequest("client version " + asked + " is too old. Minimum supported API version is "
					+ ApiVersion.OLDEST + ", please upgrade your client to a newer version");
		}
		if (asked.compareTo(newest) > 0) {
			throw Refusal
				.badRequest("client version " + asked + " is too new. Maximum supported API version is " + newest);
		}
		return (asked.compareTo(ApiVersion.OLDEST_SENT) < 0) ? ApiVersion.OLDEST_SENT : asked;
	}

}
