package dev.quayside.gateway.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a head (RFC 9112, 2.1): ended by CRLF alone, in visible ASCII,
 * spaces and tabs. What a lenient reader would forgive (a bare line feed, a folded
 * header) is refused, because two readers that forgive differently see two requests.
 */
final class HeadReader {

	/** What the head of one request may take, in bytes. */
	static final int MAXIMUM = 64 * 1024;

	private final InputStream in;

	private final StringBuilder line = new StringBuilder(128);

	private int left = MAXIMUM;

	HeadReader(InputStream in) {
		this.in = in;
	}

	/**
	 * Reads up to and with the empty line.
	 * @param first the first byte, read already
	 * @return the lines before the empty one
	 */
	List<String> read(int first) throws IOException {
		List<String> lines = new ArrayList<>();
		@Nullable String next = line(first);
		while (next != null) {
			lines.add(next);
			next = line(this.in.read());
		}
		return lines;
	}

	private @Nullable String line(int first) throws IOException {
		this.line.setLength(0);
		int c = first;
		while (c != '\r') {
			this.line.append(visible(c));
			c = this.in.read();
		}
		this.left--;
		if (this.in.read() != '\n') {
			throw Refusal.badRequest("A line of the request ends with a lone carriage return; end lines with CRLF");
		}
		return this.line.isEmpty() ? null : this.line.toString();
	}

	private char visible(int c) throws IOException {
		if (c < 0) {
			throw new EOFException("The client closed the connection within a request");
		}
		if (--this.left < 0) {
			throw new Refusal(431, "The head of the request is larger than " + MAXIMUM + " bytes");
		}
		if (c == '\n') {
			throw Refusal.badRequest("A line of the request ends with a lone line feed; end lines with CRLF");
		}
		if (c != '\t' && (c < ' ' || c > '~')) {
			throw Refusal.badRequest("The head of the request has a byte that is not visible ASCII");
		}
		return (char) c;
	}

	static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
