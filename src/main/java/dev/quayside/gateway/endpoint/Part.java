package dev.quayside.gateway.endpoint;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The first bytes of a stream, as if it ended after them.
 */
final class Part extends FilterInputStream {

	private long left;

	Part(InputStream in, long length) {
		super(in);
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
		int read = super.read(bytes, offset, (int) Math.min(length, this.left));
		this.left -= Math.max(0, read);
		return read;
	}

	@Override
	public int available() {
		return 0;
	}

	@Override
	public long skip(long bytes) {
		return 0;
	}

	/** What it is a part of is closed by its owner. */
	@Override
	public void close() {
		this.left = 0;
	}

}
