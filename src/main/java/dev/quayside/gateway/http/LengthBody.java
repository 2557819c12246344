package dev.quayside.gateway.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body whose length was given in advance.
 */
final class LengthBody extends InputStream {

	private final InputStream in;

	private long left;

	LengthBody(InputStream in, long length) {
		this.in = in;
		this.left = length;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		if (this.left == 0) {
			return -1;
		}
		int count = this.in.read(bytes, offset, (int) Math.min(length, this.left));
		if (count < 0) {
			throw new EOFException("The client closed the connection within a body");
		}
		this.left -= count;
		return count;
	}

}
