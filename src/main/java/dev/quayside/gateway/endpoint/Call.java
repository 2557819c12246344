package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.ApiVersion;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Exchange;
import dev.quayside.gateway.http.Query;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.ledger.OwnedContainer;
import dev.quayside.gateway.policy.StrictJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request of a session.
 *
 * @param engine the session's own engine
 * @param exchange the request and its answer
 * @param version the version of the API that the client speaks
 * @param reference the reference in the path, empty if it has none
 */
record Call(PrivateEngine engine, Exchange exchange, ApiVersion version, String reference) {

	private static final JsonMapper JSON = JsonMapper.shared();

	Query query() {
		return this.exchange.query();
	}

	/** The container that the path names, among the session's own. */
	OwnedContainer container() {
		return this.engine.containers().require(this.reference);
	}

	/** The same request, of one container whatever becomes of its name. */
	Call on(OwnedContainer container) {
		return new Call(this.engine, this.exchange, this.version, container.id());
	}

	/** Whether the daemon still has it: a container may have removed itself. */
	boolean exists(OwnedContainer container) throws IOException {
		try {
			get(Target.of("/containers/" + container.id() + "/json"));
			return true;
		}
		catch (Refusal refusal) {
			return refusal.status() != 404;
		}
	}

	ObjectNode sentJson() throws IOException {
		return StrictJson.object(this.exchange.body());
	}

	JsonNode get(Target target) throws IOException {
		return this.engine.daemon().get(this.version, target);
	}

	JsonNode post(Target target, JsonNode body) throws IOException {
		return this.engine.daemon().post(this.version, target, body);
	}

	/** Does something on the daemon and answers with the status that it gives. */
	void relayStatus(String method, Target target) throws IOException {
		this.exchange.requireNoBody();
		this.exchange.empty(this.engine.daemon().act(this.version, method, target));
	}

	/** Does something on the daemon that takes a body, and answers 200 without one. */
	void relayDone(Target target, JsonNode body) throws IOException {
		try (UpstreamResponse _ = this.engine.daemon()
			.open(SessionDaemon.request(this.version, "POST", target, body))) {
			this.exchange.empty(200);
		}
	}

	/** Opens a stream of the daemon and passes it on until either side ends. */
	void relayStream(Target target, String method) throws IOException {
		relayStream(SessionDaemon.request(this.version, method, target));
	}

	/** Opens a stream of the daemon and passes it on until either side ends. */
	void relayStream(UpstreamRequest request) throws IOException {
		passOn(this.engine.daemon().open(request));
	}

	/**
	 * Joins the client's connection with the daemon's, if the client wants that; else
	 * passes on what the daemon sends.
	 */
	void relayRaw(UpstreamRequest request) throws IOException {
		relayRaw(openRaw(request));
	}

	/** Opens what {@link #relayRaw(UpstreamResponse)} is to be given. */
	UpstreamResponse openRaw(UpstreamRequest request) throws IOException {
		return this.engine.daemon().open(this.exchange.upgrade() ? request.upgrading() : request);
	}

	/** As {@link #relayRaw(UpstreamRequest)}, with what is open already. */
	void relayRaw(UpstreamResponse opened) throws IOException {
		if (!this.exchange.upgrade()) {
			passOn(opened);
			return;
		}
		try (UpstreamResponse answer = opened) {
			if (answer.status() != 101) {
				throw new IOException("The daemon did not hand over its connection: " + answer.status());
			}
			this.exchange.hijack(contentType(answer)).join(answer.raw());
		}
	}

	private void passOn(UpstreamResponse opened) throws IOException {
		try (UpstreamResponse answer = opened;
				OutputStream out = this.exchange.stream(contentType(answer), answer::close)) {
			answer.body().transferTo(out);
		}
	}

	void json(int status, JsonNode document) throws IOException {
		byte[] text = JSON.writeValueAsBytes(document);
		this.exchange.json(status, text);
	}

	private static String contentType(UpstreamResponse answer) {
		return Objects.requireNonNullElse(answer.header("Content-Type"), "application/octet-stream");
	}

}
