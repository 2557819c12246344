package dev.quayside.gateway.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes an answer in chunks, each write at once: a client that waits for the next event
 * must not wait for a buffer to fill. Closing writes the last chunk and leaves the
 * connection open.
 */
final class ChunkedWriter extends OutputStream {

	private static final byte[] LAST = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final OutputStream out;

	ChunkedWriter(OutputStream out) {
		this.out = out;
	}

	@Override
	public void write(int value) throws IOException {
		write(new byte[] { (byte) value }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		if (length == 0) {
			return;
		}
		byte[] size = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
		byte[] chunk = new byte[size.length + length + 2];
		System.arraycopy(size, 0, chunk, 0, size.length);
		System.arraycopy(bytes, offset, chunk, size.length, length);
		chunk[chunk.length - 2] = '\r';
		chunk[chunk.length - 1] = '\n';
		this.out.write(chunk);
	}

	@Override
	public void close() throws IOException {
		this.out.write(LAST);
	}

}
