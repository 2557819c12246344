package dev.quayside.engine;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.jspecify.annotations.Nullable;

/**
 * An answer read from a unix socket.
 */
final class UnixUpstreamResponse implements UpstreamResponse {

	private static final int BUFFER = 8 * 1024;

	private final SocketChannel channel;

	private final ClassicHttpResponse head;

	private final InputStream body;

	private final SessionInputBufferImpl buffer;

	private final Deadline deadline;

	private UnixUpstreamResponse(SocketChannel channel, ClassicHttpResponse head, InputStream body,
			SessionInputBufferImpl buffer, Deadline deadline) {
		this.deadline = deadline;
		this.buffer = buffer;
		this.channel = channel;
		this.head = head;
		this.body = body;
	}

	static UpstreamResponse read(SocketChannel channel, boolean headOnly, Deadline deadline) throws IOException {
		InputStream in = Channels.newInputStream(channel);
		SessionInputBufferImpl buffer = new SessionInputBufferImpl(BUFFER);
		DefaultHttpResponseParser parser = new DefaultHttpResponseParser();
		try {
			ClassicHttpResponse head = parser.parse(buffer, in);
			while (head != null && head.getCode() == 100) {
				head = parser.parse(buffer, in);
			}
			if (head == null) {
				throw new IOException("The daemon closed the connection without an answer");
			}
			return new UnixUpstreamResponse(channel, head, body(head, headOnly, buffer, in), buffer, deadline);
		}
		catch (HttpException ex) {
			throw new IOException("The daemon's answer is not HTTP: " + ex.getMessage(), ex);
		}
	}

	/** RFC 9112, 6.3: how long the body of a response is. */
	private static InputStream body(ClassicHttpResponse head, boolean headOnly, SessionInputBufferImpl buffer,
			InputStream in) {
		int status = head.getCode();
		if (headOnly || status == 204 || status == 304) {
			return InputStream.nullInputStream();
		}
		Header coding = head.getFirstHeader("Transfer-Encoding");
		if (coding != null && coding.getValue().equalsIgnoreCase("chunked")) {
			return new ChunkedInputStream(buffer, in);
		}
		Header length = head.getFirstHeader("Content-Length");
		return (status != 101 && length != null)
				? new ContentLengthInputStream(buffer, in, Long.parseLong(length.getValue()))
				: new IdentityInputStream(buffer, in);
	}

	@Override
	public int status() {
		return this.head.getCode();
	}

	@Override
	public @Nullable String header(String name) {
		Header header = this.head.getFirstHeader(name);
		return (header != null) ? header.getValue() : null;
	}

	@Override
	public InputStream body() {
		return this.body;
	}

	@Override
	public OutputStream output() {
		requireRaw();
		return new HalfClosing(Channels.newOutputStream(this.channel));
	}

	@Override
	public RawConnection raw() {
		requireRaw();
		byte[] ahead = new byte[this.buffer.length()];
		try {
			if (ahead.length > 0) {
				this.buffer.read(ahead, InputStream.nullInputStream());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("What is in memory could not be read", ex);
		}
		return RawConnection.of(this.channel, ahead);
	}

	private void requireRaw() {
		if (status() != 101) {
			throw new IllegalStateException("The daemon answered " + status() + ", not 101");
		}
	}

	@Override
	public void close() throws IOException {
		this.deadline.met();
		this.channel.close();
	}

	/** Ends the input of the other side and leaves its output open. */
	private final class HalfClosing extends FilterOutputStream {

		HalfClosing(OutputStream out) {
			super(out);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.out.write(bytes, offset, length);
		}

		@Override
		public void close() throws IOException {
			if (UnixUpstreamResponse.this.channel.isOpen()) {
				UnixUpstreamResponse.this.channel.shutdownOutput();
			}
		}

	}

}
