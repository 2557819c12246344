package dev.quayside.gateway.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A request and its answer. Cutting it is safe from any thread, all else belongs to one
 * thread.
 */
public final class Exchange {

	/** What a body that is read as a whole may take, in bytes. */
	static final int BODY_MAXIMUM = 1024 * 1024;

	private final ClientConnection connection;

	private final RequestHead head;

	private final Query query;

	private final InputStream body;

	private final ContinueFirst continueFirst;

	private Map<String, String> common = Map.of();

	private Runnable whenStreaming = () -> {
	};

	private boolean answered;

	private boolean reusable = true;

	Exchange(ClientConnection connection, RequestHead head, Query query) {
		this.connection = connection;
		this.head = head;
		this.query = query;
		this.body = switch (head.framing()) {
			case Framing.Length length -> new LengthBody(connection.in(), length.bytes());
			case Framing.Chunked _ -> new ChunkedBody(connection.in());
		};
		this.continueFirst = new ContinueFirst(head.continueExpected(), connection.out());
	}

	/**
	 * The method of the request.
	 * @return say {@code GET}
	 */
	public String method() {
		return this.head.method();
	}

	/**
	 * The path of the request, with its version.
	 * @return say {@code /v1.41/containers/json}
	 */
	public String path() {
		return this.head.path();
	}

	/**
	 * The query of the request.
	 * @return the query
	 */
	public Query query() {
		return this.query;
	}

	/**
	 * Refuses a query with parameters that the endpoint does not have.
	 * @param known the endpoint's parameters
	 * @throws Refusal if there is another one
	 */
	public void requireQueryOf(Set<String> known) {
		this.query.onlyHas(known);
	}

	/**
	 * Whether the client asks for the connection as a raw stream.
	 * @return true for {@code Upgrade: tcp}
	 */
	public boolean upgrade() {
		return this.head.upgrade();
	}

	/**
	 * Sets the headers that every answer of this connection carries.
	 * @param headers by name
	 */
	public void answerWith(Map<String, String> headers) {
		this.common = headers;
	}

	/**
	 * Sets what is done once the head of a stream was sent.
	 * @param action which returns at once
	 */
	public void whenStreaming(Runnable action) {
		this.whenStreaming = action;
	}

	/**
	 * Reads the body as a whole: at most a mebibyte, within half a minute.
	 * @return the bytes
	 * @throws IOException if the connection breaks
	 * @throws Refusal if it is larger or badly framed
	 */
	public byte[] body() throws IOException {
		return body(BODY_MAXIMUM);
	}

	/**
	 * Reads the body as a whole, within half a minute.
	 * @param most how many bytes it may have
	 * @return the bytes
	 * @throws IOException if the connection breaks
	 * @throws Refusal if it is larger or badly framed
	 */
	public byte[] body(int most) throws IOException {
		this.continueFirst.say();
		try (Watchdog.Guard _ = this.connection.patience(this.head.framing())) {
			return WholeBody.read(this.body, most);
		}
	}

	/**
	 * Reads a large body piece by piece. A client that takes longer than the limit is cut
	 * off.
	 * @param limit how long the whole body may take
	 * @return the bytes; to be closed, which leaves the connection open
	 * @throws IOException if the connection breaks
	 */
	public InputStream upload(Duration limit) throws IOException {
		this.continueFirst.say();
		return new Upload(this.body, Watchdog.guard(limit, this.connection));
	}

	/**
	 * Reads a body that must be empty.
	 * @throws IOException if the connection breaks
	 * @throws Refusal if there is something in it
	 */
	public void requireNoBody() throws IOException {
		if (body().length > 0) {
			throw Refusal.badRequest("This request has no body");
		}
	}

	/**
	 * Answers with JSON.
	 * @param status the HTTP status
	 * @param json the document, in UTF-8
	 * @throws IOException if the connection breaks
	 */
	public void json(int status, byte[] json) throws IOException {
		if (method().equals("HEAD")) {
			// RFC 9110, 9.3.2: no content, whatever the status.
			send(answer(status).header("Content-Type", "application/json")
				.header("Content-Length", Integer.toString(json.length))
				.bytes());
		}
		else {
			send(answer(status).json(json));
		}
	}

	/**
	 * Answers with plain text.
	 * @param status the HTTP status
	 * @param headers those of this answer alone
	 * @param text the text, in UTF-8
	 * @throws IOException if the connection breaks
	 */
	public void text(int status, Map<String, String> headers, byte[] text) throws IOException {
		AnswerHead answer = answer(status).headers(headers).header("Content-Type", "text/plain; charset=utf-8");
		if (method().equals("HEAD")) {
			send(answer.header("Content-Length", "0").bytes());
		}
		else {
			send(answer.with(text));
		}
	}

	/**
	 * Answers without a body.
	 * @param status the HTTP status
	 * @throws IOException if the connection breaks
	 */
	public void empty(int status) throws IOException {
		empty(status, Map.of());
	}

	/**
	 * Answers without a body.
	 * @param status the HTTP status
	 * @param headers those of this answer alone
	 * @throws IOException if the connection breaks
	 */
	public void empty(int status, Map<String, String> headers) throws IOException {
		AnswerHead answer = answer(status).headers(headers);
		// RFC 9112, 6.3: without a length, the body of a 200 is all until the connection
		// ends, and a client would wait for that.
		send((status == 204 || status == 304) ? answer.bytes() : answer.with(new byte[0]));
	}

	/**
	 * Answers with the sentence of a refusal.
	 * @param refusal why
	 * @throws IOException if the connection breaks
	 */
	public void refuse(Refusal refusal) throws IOException {
		json(refusal.status(), ErrorBody.of(refusal.reason()));
	}

	/**
	 * Answers with a stream whose end is not known. The head is sent at once. The
	 * connection is not used again, so that the client's leaving can be noticed: its
	 * source is closed then.
	 * @param contentType what is streamed
	 * @param source what is closed when the client leaves
	 * @return where the stream is written; to be closed at its end
	 * @throws IOException if the connection breaks
	 */
	public OutputStream stream(String contentType, Closeable source) throws IOException {
		return stream(contentType, Map.of(), source);
	}

	/**
	 * Answers as {@link #stream(String, Closeable)} does.
	 * @param contentType what is streamed
	 * @param headers those of this answer alone
	 * @param source what is closed when the client leaves
	 * @return where the stream is written; to be closed at its end
	 * @throws IOException if the connection breaks
	 */
	public OutputStream stream(String contentType, Map<String, String> headers, Closeable source) throws IOException {
		body();
		this.reusable = false;
		send(answer(200).headers(headers)
			.header("Content-Type", contentType)
			.header("Transfer-Encoding", "chunked")
			.bytes());
		this.whenStreaming.run();
		Thread.ofVirtual().name("gateway-client-watch").start(() -> Streams.closeAtEnd(this.connection.in(), source));
		return new ChunkedWriter(this.connection.out());
	}

	/**
	 * Closes the connection at once, from any thread: a client that does not read what it
	 * asked for must not be waited for.
	 */
	public void cut() {
		Streams.close(this.connection);
	}

	/**
	 * Cuts the connection if the answer takes too long.
	 * @param limit how long it may take
	 * @return to be closed at the end of the answer
	 */
	public Deadline deadline(Duration limit) {
		Watchdog.Guard guard = Watchdog.guard(limit, this.connection);
		return guard::close;
	}

	/**
	 * Makes the connection a raw stream, after the daemon did so with its own.
	 * @param contentType what the daemon says of the stream
	 * @return both directions; returns bytes that the client sent ahead, too
	 * @throws IOException if the connection breaks
	 */
	public RawStream hijack(String contentType) throws IOException {
		this.answered = true;
		this.reusable = false;
		this.connection.out()
			.write(AnswerHead.of(101)
				.header("Content-Type", contentType)
				.header("Connection", "Upgrade")
				.header("Upgrade", "tcp")
				.headers(this.common)
				.bytes());
		this.whenStreaming.run();
		return new RawStream(this.connection.raw());
	}

	/**
	 * Whether the answer has begun, so that no other can be given.
	 * @return true once a head was written
	 */
	public boolean answered() {
		return this.answered;
	}

	/**
	 * Ends the exchange.
	 * @return whether the connection can carry the next request
	 * @throws IOException if the connection breaks
	 */
	public boolean finish() throws IOException {
		if (!this.reusable) {
			return false;
		}
		if (!this.continueFirst.waiting() && Streams.endsWithin(this.body, BODY_MAXIMUM)) {
			return !this.head.close();
		}
		this.connection.linger();
		return false;
	}

	private AnswerHead answer(int status) {
		AnswerHead answer = AnswerHead.of(status).headers(this.common);
		return (this.head.close() || !this.reusable) ? answer.closing() : answer;
	}

	private void send(byte[] bytes) throws IOException {
		this.answered = true;
		this.connection.out().write(bytes);
	}

	/**
	 * The time by which an answer is to be over.
	 */
	@FunctionalInterface
	public interface Deadline extends AutoCloseable {

		@Override
		void close();

	}

}
