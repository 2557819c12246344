package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.Reservation;
import dev.quayside.gateway.ledger.ExecLedger;
import dev.quayside.gateway.ledger.ExecStarts;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.policy.ExecPolicy;
import dev.quayside.gateway.policy.GatewayProperties;
import dev.quayside.gateway.policy.StrictJson;
import dev.quayside.gateway.view.ExecView;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker exec}. Whose an exec is, its container says.
 */
@Component
class ExecEndpoints implements Endpoints {

	/** In bytes: the daemon keeps the body for minutes after the process has ended. */
	private static final int BODY_MAXIMUM = 64 * 1024;

	private final GatewayProperties limits;

	ExecEndpoints(GatewayProperties limits) {
		this.limits = limits;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/containers/{}/exec", this::create),
				Route.of("POST", "/exec/{}/start", ExecEndpoints::start).upgrading(),
				Route.of("POST", "/exec/{}/resize", ExecEndpoints::resize, "h", "w"),
				Route.of("GET", "/exec/{}/json", ExecEndpoints::inspect));
	}

	private void create(Call call) throws IOException {
		OwnedContainer container = call.container();
		ObjectNode body = ExecPolicy.create(StrictJson.object(call.exchange().body(BODY_MAXIMUM)));
		String id = call.engine().containers().exec(container, this.limits.execs(), new ExecLedger.Source() {

			/**
			 * The daemon keeps what is made and never started for as long as the
			 * container runs.
			 */
			@Override
			public Collection<String> list() throws IOException {
				return call.get(Target.of("/containers/" + container.id() + "/json"))
					.path("ExecIDs")
					.valueStream()
					.map(JsonNode::stringValue)
					.toList();
			}

			@Override
			public String make() throws IOException {
				Target target = Target.of("/containers/" + container.id() + "/exec");
				try (Reservation _ = starts(call, container).awake()) {
					return call.post(target, body).path("Id").asString("");
				}
			}

		});
		call.json(201, JsonNodeFactory.instance.objectNode().put("Id", id));
	}

	private static void start(Call call) throws IOException {
		ObjectNode body = ExecPolicy.start(call.sentJson());
		String id = ownId(call);
		ExecStarts starts = starts(call);
		UpstreamRequest request = SessionDaemon.request(call.version(), "POST", Target.of("/exec/" + id + "/start"),
				body);
		if (body.path("Detach").asBoolean(false)) {
			try (Reservation _ = starts.awake(); UpstreamResponse _ = call.engine().daemon().open(request)) {
				call.exchange().empty(200);
			}
			return;
		}
		try {
			call.relayRaw(begun(call, request, starts, id));
		}
		finally {
			starts.forget(id);
		}
	}

	private static UpstreamResponse begun(Call call, UpstreamRequest request, ExecStarts starts, String id)
			throws IOException {
		try (Reservation _ = starts.awake()) {
			starts.begin(id);
			return call.openRaw(request);
		}
	}

	private static ExecStarts starts(Call call, OwnedContainer container) {
		return call.engine().containers().execs().starts(container);
	}

	private static ExecStarts starts(Call call) throws IOException {
		Optional<ExecStarts> known = call.engine().containers().execs().startsOf(call.reference());
		return known.isPresent() ? known.get()
				: starts(call, call.engine().containers().require(own(call).path("ContainerID").asString("")));
	}

	private static void resize(Call call) throws IOException {
		Target target = Target.of("/exec/" + ownId(call) + "/resize");
		call.relayStatus("POST", TerminalSize.of(call.query(), target));
	}

	private static void inspect(Call call) throws IOException {
		call.json(200, ExecView.details(own(call), call.engine().names()));
	}

	private static String ownId(Call call) throws IOException {
		String id = call.reference();
		return call.engine().containers().execs().has(id) ? id : own(call).path("ID").asString("");
	}

	/** Exec ids are 256 random bits and are never shortened. */
	private static ObjectNode own(Call call) throws IOException {
		String id = call.reference();
		if (!id.matches("[0-9a-f]{64}")) {
			throw noSuch(id);
		}
		ObjectNode exec = (ObjectNode) call.get(Target.of("/exec/" + id + "/json"));
		if (!call.engine().containers().owns(exec.path("ContainerID").asString(""))) {
			throw noSuch(id);
		}
		return exec;
	}

	private static Refusal noSuch(String id) {
		return Refusal.notFound("No such exec instance: " + id);
	}

}
