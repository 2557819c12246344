package dev.quayside.bench;

import dev.quayside.testing.Learner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A terminal over WebSocket, the playground's or ttyd's. In both, a frame of output
 * begins with {@code 0}, and so does one of input.
 */
final class SocketWay extends Way implements WebSocket.Listener {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final byte DATA = '0';

	/** As often as the page does. */
	private static final int ACKNOWLEDGED = 8 * 1024;

	private final boolean numbered;

	private final WebSocket socket;

	private byte type;

	private int header;

	private long number;

	private long next;

	private long acknowledged;

	private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

	private SocketWay(WebSocket.Builder builder, String protocol, URI address, boolean numbered, String hello) {
		this.numbered = numbered;
		this.socket = builder.subprotocols(protocol).buildAsync(address, this).join();
		send(hello.getBytes(StandardCharsets.UTF_8));
	}

	/** A terminal of a session. */
	static SocketWay session(BenchServer server, Learner learner, String terminal) {
		return new SocketWay(HTTP.newWebSocketBuilder().header("Cookie", learner.cookie()), "quayside.v1",
				URI.create(server.url().replaceFirst("http", "ws") + "/ws/terminals/" + terminal), true,
				"3{\"cols\":80,\"rows\":24,\"seq\":null}");
	}

	static SocketWay ttyd(int port) {
		return new SocketWay(HTTP.newWebSocketBuilder(), "tty", URI.create("ws://localhost:" + port + "/ws"), false,
				"{\"AuthToken\":\"\",\"columns\":80,\"rows\":24}");
	}

	private synchronized void send(byte[] frame) {
		this.sent = this.sent.thenCompose((_) -> this.socket.sendBinary(ByteBuffer.wrap(frame), true));
	}

	@Override
	void type(byte[] bytes) {
		send(ByteBuffer.allocate(bytes.length + 1).put(DATA).put(bytes).array());
	}

	@Override
	public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
		if (this.header == 0 && part.hasRemaining()) {
			this.type = part.get();
			this.header = 1;
		}
		int headers = (this.numbered && this.type == DATA) ? 1 + Long.BYTES : 1;
		while (this.header < headers && part.hasRemaining()) {
			this.number = (this.number << Byte.SIZE) | (part.get() & 0xFF);
			this.header++;
		}
		if (this.type == DATA && part.hasRemaining()) {
			byte[] bytes = new byte[part.remaining()];
			part.get(bytes);
			came(bytes, 0, bytes.length);
			this.next = this.number + bytes.length;
			this.number = this.next;
		}
		if (last) {
			this.header = 0;
			acknowledge();
		}
		socket.request(1);
		return null;
	}

	private void acknowledge() {
		if (this.numbered && this.next - this.acknowledged >= ACKNOWLEDGED) {
			this.acknowledged = this.next;
			send(("2{\"seq\":" + this.next + "}").getBytes(StandardCharsets.US_ASCII));
		}
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		broke();
		return null;
	}

	@Override
	public void onError(WebSocket socket, Throwable error) {
		broke();
	}

	@Override
	public void close() {
		this.socket.abort();
	}

}
