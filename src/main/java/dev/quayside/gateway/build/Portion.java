package dev.quayside.gateway.build;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The first bytes of a longer stream.
 */
final class Portion extends FilterInputStream {

	private long left;

	Portion(InputStream in, long size) {
		super(in);
		this.left = size;
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
		this.left -= Math.max(read, 0);
		return read;
	}

	/** The longer stream stays open. */
	@Override
	public void close() {
	}

	@Override
	public int available() {
		return 0;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

}
