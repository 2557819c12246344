package dev.quayside.gateway.http;

import java.io.BufferedInputStream;
import java.io.InputStream;

/**
 * What a client sends, read ahead while it speaks HTTP.
 */
final class ClientInput extends BufferedInputStream {

	private static final int BUFFER = 8 * 1024;

	ClientInput(InputStream client) {
		super(client, BUFFER);
	}

	/** Whether a head is there up to its empty line. */
	synchronized boolean holdsHead() {
		for (int i = this.pos; i + 3 < this.count; i++) {
			if (this.buf[i] == '\r' && this.buf[i + 1] == '\n' && this.buf[i + 2] == '\r' && this.buf[i + 3] == '\n') {
				return true;
			}
		}
		return false;
	}

	/** Whether so many bytes are there. */
	synchronized boolean holds(long bytes) {
		return this.count - this.pos >= bytes;
	}

	/** Takes out what was read ahead, without waiting. */
	synchronized byte[] takeAhead() {
		byte[] ahead = new byte[this.count - this.pos];
		System.arraycopy(this.buf, this.pos, ahead, 0, ahead.length);
		this.pos = this.count;
		return ahead;
	}

}
