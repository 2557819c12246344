package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the daemon has of all sessions of this server. Safe for use by several threads.
 */
final class DaemonLists {

	private final Daemon daemon;

	private final InstanceId instance;

	DaemonLists(Daemon daemon, InstanceId instance) {
		this.daemon = daemon;
		this.instance = instance;
	}

	JsonNode containers() throws IOException {
		return get(Target.of("/containers/json").with("all", "1").with("filters", ours()));
	}

	JsonNode volumes() throws IOException {
		return get(Target.of("/volumes").with("filters", ours())).path("Volumes");
	}

	private String ours() {
		ObjectNode filters = JsonNodeFactory.instance.objectNode();
		filters.putArray("label").add(SessionLabels.INSTANCE + "=" + this.instance.value());
		return JsonMapper.shared().writeValueAsString(filters);
	}

	/** Whose something is, if it is this server's. */
	Optional<SessionId> session(JsonNode said) {
		JsonNode labels = said.path("Labels");
		return labels.path(SessionLabels.INSTANCE).asString("").equals(this.instance.value())
				? SessionId.parse(labels.path(SessionLabels.SESSION).asString("")) : Optional.empty();
	}

	JsonNode get(Target target) throws IOException {
		String path = "/v" + this.daemon.profile().api() + target;
		try (UpstreamResponse answer = this.daemon.send(UpstreamRequest.of("GET", path))) {
			if (answer.status() != 200) {
				throw new IOException("The daemon answers " + answer.status() + " to GET " + target);
			}
			return JsonMapper.shared().readTree(answer.body());
		}
		catch (JacksonException | Refusal ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	/** Does something to a container; one that is gone or has ended is left alone. */
	void act(Target target) throws IOException {
		try (UpstreamResponse answer = this.daemon.send(UpstreamRequest.of("POST", target.toString()))) {
			answer.body().readAllBytes();
		}
		catch (Refusal ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	/** Runs a program in a container, without waiting for its end. */
	void run(String container, String... command) throws IOException {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.putArray("Cmd").addAll(Stream.of(command).map(JsonNodeFactory.instance::stringNode).toList());
		try (UpstreamResponse made = this.daemon.send(UpstreamRequest.json("POST", "/containers/" + container + "/exec",
				JsonMapper.shared().writeValueAsBytes(body)))) {
			String id = JsonMapper.shared().readTree(made.body()).path("Id").asString("");
			if (made.status() != 201) {
				return;
			}
			try (UpstreamResponse started = this.daemon.send(UpstreamRequest.json("POST", "/exec/" + id + "/start",
					"{\"Detach\":true}".getBytes(StandardCharsets.US_ASCII)))) {
				started.body().readAllBytes();
			}
		}
		catch (JacksonException | Refusal ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

}
