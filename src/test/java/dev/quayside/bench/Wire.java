package dev.quayside.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A connection to a session's socket, which stays open.
 */
final class Wire implements Closeable {

	private final SocketChannel channel;

	private final StringBuilder received = new StringBuilder();

	private Wire(SocketChannel channel) {
		this.channel = channel;
	}

	static Wire to(Path socket) throws IOException {
		return new Wire(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
	}

	/** Sends a request without a body. */
	Wire get(String target) throws IOException {
		return send("GET " + target + " HTTP/1.1\r\nHost: docker\r\n\r\n");
	}

	/** Sends a request with a JSON body. */
	Wire post(String target, String json) throws IOException {
		return send("POST " + target + " HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\nContent-Length: "
				+ json.length() + "\r\n\r\n" + json);
	}

	private Wire send(String request) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
		while (bytes.hasRemaining()) {
			this.channel.write(bytes);
		}
		return this;
	}

	/** Reads until a text has come. */
	Wire sees(String text) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(4096);
		while (this.received.indexOf(text) < 0) {
			if (this.channel.read(bytes.clear()) < 0) {
				throw new EOFException("The connection ended after: " + this.received);
			}
			this.received.append(StandardCharsets.US_ASCII.decode(bytes.flip()));
		}
		return this;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
