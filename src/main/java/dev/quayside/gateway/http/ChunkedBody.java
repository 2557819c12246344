package dev.quayside.gateway.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body in chunks (RFC 9112, 7.1), without extensions and trailers: the docker CLI sends
 * neither, and what is not read cannot be read in two ways.
 */
final class ChunkedBody extends InputStream {

	private static final int SIZE_DIGITS = 8;

	private final InputStream in;

	/** What is left of the chunk; 0 before a chunk, -1 after the last. */
	private long left;

	private boolean first = true;

	ChunkedBody(InputStream in) {
		this.in = in;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		if (this.left == 0) {
			nextChunk();
		}
		if (this.left < 0) {
			return -1;
		}
		int count = this.in.read(bytes, offset, (int) Math.min(length, this.left));
		if (count < 0) {
			throw new EOFException("The client closed the connection within a chunk");
		}
		this.left -= count;
		return count;
	}

	private void nextChunk() throws IOException {
		if (!this.first) {
			expect('\r');
			expect('\n');
		}
		this.first = false;
		this.left = size();
		if (this.left == 0) {
			expect('\r');
			expect('\n');
			this.left = -1;
		}
	}

	private long size() throws IOException {
		long size = 0;
		int digits = 0;
		int c = this.in.read();
		while (c != '\r') {
			int digit = Character.digit(c, 16);
			if (digit < 0 || c > 'f' || ++digits > SIZE_DIGITS) {
				throw Refusal.badRequest("The size of a chunk is not a hexadecimal number of at most eight digits");
			}
			size = size * 16 + digit;
			c = this.in.read();
		}
		expect('\n');
		if (digits == 0) {
			throw Refusal.badRequest("The size of a chunk is missing");
		}
		return size;
	}

	private void expect(char expected) throws IOException {
		if (this.in.read() != expected) {
			throw Refusal.badRequest("A chunk does not end where its size says");
		}
	}

}
