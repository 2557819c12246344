package dev.quayside.gateway.tar;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what is read.
 */
class CountedInput extends FilterInputStream {

	private long count;

	CountedInput(InputStream in) {
		super(in);
	}

	final long count() {
		return this.count;
	}

	/** Called after each read with all that was read so far. */
	void counted(long all) {
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = super.read(bytes, offset, length);
		if (read > 0) {
			this.count += read;
			counted(this.count);
		}
		return read;
	}

	/** Reads what it skips, so that it is counted. */
	@Override
	public long skip(long bytes) throws IOException {
		byte[] waste = new byte[Math.clamp(bytes, 1, 8 * 1024)];
		long left = bytes;
		while (left > 0) {
			int read = read(waste, 0, (int) Math.min(left, waste.length));
			if (read < 0) {
				break;
			}
			left -= read;
		}
		return bytes - left;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

}
