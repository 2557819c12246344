package dev.quayside.capacity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import dev.quayside.engine.EngineException;
import dev.quayside.engine.UnixUpstream;
import dev.quayside.engine.Upstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a learner does in a lesson, on the socket of a session: {@code docker run -d}.
 */
final class LearnerAtWork {

	static final String IMAGE = "alpine";

	private final Upstream engine;

	LearnerAtWork(Path socket) {
		this.engine = new UnixUpstream(socket);
	}

	void run() {
		ask("/images/create?fromImage=" + IMAGE + "&tag=latest", "");
		JsonNode made = JsonMapper.shared()
			.readTree(ask("/containers/create", "{\"Image\":\"" + IMAGE + "\",\"Cmd\":[\"sleep\",\"600\"]}"));
		ask("/containers/" + made.path("Id").asString("") + "/start", "");
	}

	private String ask(String target, String body) {
		UpstreamRequest request = body.isEmpty() ? UpstreamRequest.of("POST", target)
				: UpstreamRequest.json("POST", target, body.getBytes(StandardCharsets.UTF_8));
		try (UpstreamResponse answer = this.engine.send(request)) {
			String said = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
			if (answer.status() >= 400 || said.contains("\"errorDetail\"")) {
				throw new EngineException("A session could not do what a lesson does: " + said.strip(), null);
			}
			return said;
		}
		catch (IOException ex) {
			throw new EngineException("A session could not do what a lesson does", ex);
		}
	}

}
