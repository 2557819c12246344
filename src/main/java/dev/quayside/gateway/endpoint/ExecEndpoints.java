package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.policy.ExecPolicy;
import dev.quayside.gateway.view.ExecView;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker exec}. Whose an exec is, its container says.
 */
@Component
class ExecEndpoints implements Endpoints {

	@Override
	public List<Route> routes() {
		return List.of(Route.of("POST", "/containers/{}/exec", ExecEndpoints::create),
				Route.of("POST", "/exec/{}/start", ExecEndpoints::start).upgrading(),
				Route.of("POST", "/exec/{}/resize", ExecEndpoints::resize, "h", "w"),
				Route.of("GET", "/exec/{}/json", ExecEndpoints::inspect));
	}

	private static void create(Call call) throws IOException {
		Target target = Target.of("/containers/" + call.container().id() + "/exec");
		JsonNode made = call.post(target, ExecPolicy.create(call.sentJson()));
		call.json(201, JsonNodeFactory.instance.objectNode().put("Id", made.path("Id").asString("")));
	}

	private static void start(Call call) throws IOException {
		ObjectNode body = ExecPolicy.start(call.sentJson());
		String id = own(call).path("ID").asString("");
		Target target = Target.of("/exec/" + id + "/start");
		if (body.path("Detach").asBoolean(false)) {
			start(call, target, body);
			return;
		}
		call.relayRaw(SessionDaemon.request(call.version(), "POST", target, body));
	}

	private static void start(Call call, Target target, ObjectNode body) throws IOException {
		try (var _ = call.engine().daemon().open(SessionDaemon.request(call.version(), "POST", target, body))) {
			call.exchange().empty(200);
		}
	}

	private static void resize(Call call) throws IOException {
		Target target = Target.of("/exec/" + own(call).path("ID").asString("") + "/resize");
		call.relayStatus("POST", TerminalSize.of(call.query(), target));
	}

	private static void inspect(Call call) throws IOException {
		call.json(200, ExecView.details(own(call), call.engine().names()));
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
