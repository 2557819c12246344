package dev.quayside.testing;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The browser's side of a terminal: draws what comes by keeping it, and acknowledges it.
 */
public final class TerminalClient implements WebSocket.Listener, AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final JsonMapper JSON = new JsonMapper();

	private final ByteArrayOutputStream frame = new ByteArrayOutputStream();

	private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

	private final List<JsonNode> events = new ArrayList<>();

	private long next = -1;

	private long drawn;

	private boolean acknowledging = true;

	private int closedWith;

	private String closedFor = "";

	private @Nullable WebSocket socket;

	private TerminalClient() {
	}

	static TerminalClient open(WebSocket.Builder builder, URI address) {
		TerminalClient client = new TerminalClient();
		client.socket = builder.buildAsync(URI.create(address.toString().replaceFirst("http", "ws")), client).join();
		return client;
	}

	/** Says hello; from now on no byte may be missing or come twice. */
	public void hello(int cols, int rows, @Nullable Long seq) {
		synchronized (this) {
			this.next = (seq != null) ? seq : -1;
		}
		sendText('3', "{\"cols\":" + cols + ",\"rows\":" + rows + ",\"seq\":" + seq + "}");
	}

	public void resize(int cols, int rows) {
		sendText('1', "{\"cols\":" + cols + ",\"rows\":" + rows + "}");
	}

	public void type(String text) {
		sendText('0', text);
	}

	public void sendText(char type, String text) {
		send((type + text).getBytes(StandardCharsets.UTF_8));
	}

	public synchronized void send(byte[] bytes) {
		socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
	}

	/** From now on nothing is acknowledged, as by a page that does not draw. */
	public synchronized void stopDrawing() {
		this.acknowledging = false;
	}

	/** Acknowledges what has come, and all that comes. */
	public void drawAgain() {
		synchronized (this) {
			this.acknowledging = true;
		}
		acknowledge();
	}

	private void acknowledgeIfOpen() {
		try {
			acknowledge();
		}
		catch (CompletionException _) {
			// the test has cut the connection
		}
	}

	private void acknowledge() {
		long seq;
		synchronized (this) {
			seq = this.next;
			this.drawn = seq;
		}
		sendText('2', "{\"seq\":" + seq + "}");
	}

	@Override
	public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
		byte[] bytes = new byte[part.remaining()];
		part.get(bytes);
		boolean due = false;
		synchronized (this) {
			this.frame.writeBytes(bytes);
			if (last) {
				take(this.frame.toByteArray());
				this.frame.reset();
				due = this.acknowledging && this.next - this.drawn > 5_000;
			}
			notifyAll();
		}
		if (due) {
			Thread.startVirtualThread(this::acknowledgeIfOpen);
		}
		socket.request(1);
		return null;
	}

	private void take(byte[] frame) {
		if (frame[0] == '0') {
			long seq = ByteBuffer.wrap(frame, 1, 8).getLong();
			if (this.next >= 0 && seq != this.next) {
				throw new IllegalStateException("Byte " + seq + " came, " + this.next + " was next");
			}
			this.screen.write(frame, 9, frame.length - 9);
			this.next = seq + frame.length - 9;
			return;
		}
		JsonNode event = JSON.readTree(new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8));
		if (event.get("type").asString().equals("reset")) {
			this.screen.reset();
			this.next = event.get("seq").asLong();
			this.drawn = this.next;
		}
		this.events.add(event);
	}

	@Override
	public synchronized @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		this.closedWith = code;
		this.closedFor = reason;
		notifyAll();
		return null;
	}

	@Override
	public synchronized void onError(WebSocket socket, Throwable error) {
		this.closedWith = 1006;
		notifyAll();
	}

	public synchronized String screen() {
		return this.screen.toString(StandardCharsets.UTF_8);
	}

	public synchronized byte[] bytes() {
		return this.screen.toByteArray();
	}

	/** The number of the next byte. */
	public synchronized long next() {
		return this.next;
	}

	/** The last event of a type that came. */
	public synchronized JsonNode event(String type) {
		await("an event " + type, () -> this.events.stream().anyMatch((event) -> is(event, type)));
		return this.events.stream().filter((event) -> is(event, type)).reduce((_, last) -> last).orElseThrow();
	}

	public synchronized long count(String type) {
		return this.events.stream().filter((event) -> is(event, type)).count();
	}

	private static boolean is(JsonNode event, String type) {
		return event.get("type").asString().equals(type);
	}

	/** Waits until the screen holds a text. */
	public TerminalClient sees(String text) {
		await("'" + text + "'", () -> screen().contains(text));
		return this;
	}

	/** Waits for the end of the connection. */
	public synchronized int closed() {
		await("the end of the connection", () -> this.closedWith != 0);
		return this.closedWith;
	}

	/** Waits for the end of the connection, and says why it ended. */
	public synchronized String reason() {
		closed();
		return this.closedFor;
	}

	public synchronized void await(String what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			long left = (deadline - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				String screen = screen();
				throw new AssertionError(
						"Waited in vain for " + what + "; closed with " + this.closedWith + "; events " + this.events
								+ "; the end of the screen: " + screen.substring(Math.max(0, screen.length() - 2000)));
			}
			try {
				wait(left);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	/** Cuts the connection without a word. */
	@Override
	public void close() {
		socket().abort();
	}

	private WebSocket socket() {
		if (this.socket == null) {
			throw new IllegalStateException("Not connected");
		}
		return this.socket;
	}

}
