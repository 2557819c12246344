package dev.quayside.gateway.daemon;

import dev.quayside.engine.UpstreamBody;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.RealNames;
import java.io.IOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The daemon as one session asks it: an answer that is an error becomes a refusal in the
 * session's own words. Safe for use by several threads.
 */
public final class SessionDaemon {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Daemon daemon;

	private final RealNames names;

	/**
	 * The daemon for a session.
	 * @param daemon the daemon
	 * @param names the session's names
	 */
	public SessionDaemon(Daemon daemon, RealNames names) {
		this.daemon = daemon;
		this.names = names;
	}

	/**
	 * Asks for JSON.
	 * @param version of the API
	 * @param target path and query
	 * @return the document
	 * @throws IOException if the connection breaks
	 * @throws Refusal if the daemon answers with an error
	 */
	public JsonNode get(ApiVersion version, Target target) throws IOException {
		try (UpstreamResponse answer = open(request(version, "GET", target))) {
			return read(answer);
		}
	}

	/**
	 * Sends JSON and reads JSON.
	 * @param version of the API
	 * @param target path and query
	 * @param body the document
	 * @return the document that comes back
	 * @throws IOException if the connection breaks
	 * @throws Refusal if the daemon answers with an error
	 */
	public JsonNode post(ApiVersion version, Target target, JsonNode body) throws IOException {
		try (UpstreamResponse answer = open(request(version, "POST", target, body))) {
			return read(answer);
		}
	}

	/**
	 * Does something without a body and reads JSON.
	 * @param version of the API
	 * @param target path and query
	 * @return the document that comes back
	 * @throws IOException if the connection breaks
	 * @throws Refusal if the daemon answers with an error
	 */
	public JsonNode post(ApiVersion version, Target target) throws IOException {
		try (UpstreamResponse answer = open(request(version, "POST", target))) {
			return read(answer);
		}
	}

	/**
	 * Does something that has no answer but its status.
	 * @param version of the API
	 * @param method the HTTP method
	 * @param target path and query
	 * @return the status, below 400
	 * @throws IOException if the connection breaks
	 * @throws Refusal if the daemon answers with an error
	 */
	public int act(ApiVersion version, String method, Target target) throws IOException {
		try (UpstreamResponse answer = open(request(version, method, target))) {
			return answer.status();
		}
	}

	/**
	 * Sends a request.
	 * @param request what is asked
	 * @return the answer, to be closed by the caller
	 * @throws IOException if the connection breaks
	 * @throws Refusal if the daemon answers with an error
	 */
	public UpstreamResponse open(UpstreamRequest request) throws IOException {
		UpstreamResponse answer = this.daemon.send(request);
		if (answer.status() < 400) {
			return answer;
		}
		try (answer) {
			throw new Refusal(answer.status(), this.names.ownText(message(answer)));
		}
	}

	/**
	 * A fresh request without a body.
	 * @param version of the API
	 * @param method the HTTP method
	 * @param target path and query
	 * @return the request
	 */
	public static UpstreamRequest request(ApiVersion version, String method, Target target) {
		return UpstreamRequest.of(method, "/v" + version + target);
	}

	/**
	 * A fresh request with a JSON body.
	 * @param version of the API
	 * @param method the HTTP method
	 * @param target path and query
	 * @param body the document
	 * @return the request
	 */
	public static UpstreamRequest request(ApiVersion version, String method, Target target, JsonNode body) {
		return new UpstreamRequest(method, "/v" + version + target, Map.of("Content-Type", "application/json"),
				UpstreamBody.of(JSON.writeValueAsBytes(body)), false);
	}

	/** A daemon that breaks off in the middle has not answered. */
	private static JsonNode read(UpstreamResponse answer) {
		try {
			return JSON.readTree(answer.body());
		}
		catch (JacksonIOException ex) {
			throw new Refusal(503, "The Docker daemon behind this playground broke off; try again in a moment");
		}
	}

	private static String message(UpstreamResponse answer) throws IOException {
		try {
			return JSON.readTree(answer.body().readNBytes(64 * 1024)).path("message").asString("the daemon refused");
		}
		catch (JacksonException ex) {
			return "the daemon refused with status " + answer.status();
		}
	}

}
