package dev.quayside.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import dev.quayside.session.SessionSecret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program in the place of a learner's browser, with a cookie of its own.
 */
public final class Learner {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	private final Function<String, URI> addresses;

	private final SessionSecret secret;

	/**
	 * Makes a learner who has not been to the server yet.
	 * @param server the server
	 */
	public Learner(Server server) {
		this(server::address, SessionSecret.random());
	}

	/**
	 * Makes a learner who has not been to a server of another process yet.
	 * @param server where it is, without a path
	 */
	public Learner(String server) {
		this((path) -> URI.create(server + path), SessionSecret.random());
	}

	private Learner(Function<String, URI> addresses, SessionSecret secret) {
		this.addresses = addresses;
		this.secret = secret;
	}

	/**
	 * What the learner's browser sends with every request.
	 * @return the value of the header {@code Cookie}
	 */
	public String cookie() {
		return SessionSecret.COOKIE + "=" + this.secret.value();
	}

	/**
	 * Calls the API with the learner's cookie.
	 * @param method the method
	 * @param path the path
	 * @return the answer
	 */
	public HttpResponse<String> call(String method, String path) {
		return answer(request(path).method(method, BodyPublishers.noBody()), BodyHandlers.ofString());
	}

	/**
	 * Calls the API with the learner's cookie, for what may take long.
	 * @param method the method
	 * @param path the path
	 * @param patience how long the answer is waited for
	 * @return the answer
	 */
	public HttpResponse<String> call(String method, String path, Duration patience) {
		return answer(request(path).method(method, BodyPublishers.noBody()).timeout(patience), BodyHandlers.ofString());
	}

	/**
	 * Sends bytes to the API with the learner's cookie.
	 * @param path the path
	 * @param body the bytes
	 * @param headers names and values that are sent besides
	 * @return the answer
	 */
	public HttpResponse<String> send(String path, byte[] body, String... headers) {
		HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body))
			.header("Content-Type", "application/octet-stream");
		for (int at = 0; at < headers.length; at += 2) {
			request.setHeader(headers[at], headers[at + 1]);
		}
		return answer(request, BodyHandlers.ofString());
	}

	/**
	 * Fetches bytes from the API with the learner's cookie.
	 * @param path the path
	 * @return the answer
	 */
	public HttpResponse<byte[]> fetch(String path) {
		return answer(request(path), BodyHandlers.ofByteArray());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.addresses.apply(path)).header("Cookie", cookie()).timeout(PATIENCE);
	}

	private static <T> HttpResponse<T> answer(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
		try {
			return HTTP.send(request.build(), handler);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Watches the engine of the learner's session.
	 * @return what is told of it
	 */
	public EventSource events() {
		return events("/api/session/events");
	}

	/**
	 * Listens to a stream with the learner's cookie.
	 * @param path the path
	 * @return what is told
	 */
	public EventSource events(String path) {
		return EventSource.open(HttpRequest.newBuilder(this.addresses.apply(path)).header("Cookie", cookie()).build());
	}

	/**
	 * Starts the learner's session, or finds it again.
	 * @return the session
	 */
	public JsonNode session() {
		HttpResponse<String> answer = call("POST", "/api/session");
		if (answer.statusCode() / 100 != 2) {
			throw new IllegalStateException(answer.statusCode() + " " + answer.body());
		}
		return JSON.readTree(answer.body());
	}

	/**
	 * The learner's first terminal.
	 * @return its id
	 */
	public String terminal() {
		return session().at("/terminals/0/id").asString();
	}

	/**
	 * Connects to the learner's first terminal and says hello.
	 * @return the connection
	 */
	public TerminalClient connect() {
		TerminalClient client = connect(terminal());
		client.hello(80, 24, null);
		return client;
	}

	/**
	 * Connects to a terminal.
	 * @param terminal its id, of this learner or not
	 * @return the connection
	 */
	public TerminalClient connect(String terminal) {
		return TerminalClient.open(socket(), this.addresses.apply("/ws/terminals/" + terminal));
	}

	/**
	 * Tries to connect to a terminal.
	 * @param terminal its id
	 * @param origin of what page the browser says it is
	 * @return with what the handshake was answered
	 */
	public int refusal(String terminal, String origin) {
		try {
			TerminalClient.open(socket().header("Origin", origin), this.addresses.apply("/ws/terminals/" + terminal))
				.close();
			return 101;
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof java.net.http.WebSocketHandshakeException refused) {
				return refused.getResponse().statusCode();
			}
			throw ex;
		}
	}

	private WebSocket.Builder socket() {
		return HTTP.newWebSocketBuilder()
			.subprotocols("quayside.v1")
			.connectTimeout(PATIENCE)
			.header("Cookie", cookie());
	}

}
