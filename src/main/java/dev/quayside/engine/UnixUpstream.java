package dev.quayside.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hc.core5.http.impl.io.ChunkedOutputStream;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the daemon over its unix socket, in blocking streams. The JDK's own channels
 * are used because they half-close.
 */
public final class UnixUpstream implements Upstream {

	private static final int BUFFER = 8 * 1024;

	private final UnixDomainSocketAddress address;

	private final Duration patience;

	/**
	 * Makes a way to the daemon; nothing is opened yet.
	 * @param socket the daemon's socket
	 */
	public UnixUpstream(Path socket) {
		this(socket, EngineProperties.PATIENCE);
	}

	/**
	 * Makes a way to the daemon; nothing is opened yet.
	 * @param socket the daemon's socket
	 * @param patience how long it may take to look something up; it has more time for
	 * what changes something, and most for what moves files
	 */
	public UnixUpstream(Path socket, Duration patience) {
		this.address = UnixDomainSocketAddress.of(socket);
		this.patience = patience;
	}

	@Override
	public UpstreamResponse send(UpstreamRequest request) throws IOException {
		Patience allowed = Patience.of(this.patience, request);
		SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
		Deadline deadline = Deadline.of(allowed.limit(), channel);
		try {
			channel.connect(this.address);
			write(request, Channels.newOutputStream(channel));
			UpstreamResponse answer = UnixUpstreamResponse.read(channel, request.method().equals("HEAD"), deadline);
			if (!allowed.whole()) {
				deadline.met();
			}
			return answer;
		}
		catch (IOException ex) {
			close(channel, deadline);
			throw deadline.missed() ? new SilentDaemonException(allowed.limit(), ex) : ex;
		}
		catch (RuntimeException ex) {
			close(channel, deadline);
			throw ex;
		}
	}

	private static void close(SocketChannel channel, Deadline deadline) throws IOException {
		deadline.met();
		channel.close();
	}

	private static void write(UpstreamRequest request, OutputStream socket) throws IOException {
		OutputStream out = new BufferedOutputStream(socket, BUFFER);
		out.write(head(request).getBytes(StandardCharsets.US_ASCII));
		switch (request.body()) {
			case null -> {
			}
			case UpstreamBody.Bytes bytes -> out.write(bytes.content());
			case UpstreamBody.Stream stream -> {
				SessionOutputBufferImpl buffer = new SessionOutputBufferImpl(BUFFER);
				ChunkedOutputStream chunks = new ChunkedOutputStream(buffer, out, BUFFER);
				stream.writer().writeTo(chunks);
				chunks.finish();
				buffer.flush(out);
			}
		}
		out.flush();
	}

	private static String head(UpstreamRequest request) {
		StringBuilder head = new StringBuilder(256);
		head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\nHost: docker\r\n");
		request.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		head.append(framing(request.method(), request.body()));
		head.append(request.upgrade() ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : "Connection: close\r\n");
		return head.append("\r\n").toString();
	}

	private static String framing(String method, @Nullable UpstreamBody body) {
		return switch (body) {
			case null -> method.equals("POST") ? "Content-Length: 0\r\n" : "";
			case UpstreamBody.Bytes bytes -> "Content-Length: " + bytes.content().length + "\r\n";
			case UpstreamBody.Stream _ -> "Transfer-Encoding: chunked\r\n";
		};
	}

}
