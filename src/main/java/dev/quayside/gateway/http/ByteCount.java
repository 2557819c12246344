package dev.quayside.gateway.http;

import dev.quayside.engine.RawConnection;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the bytes that clients send and get. Safe for use by several threads.
 */
public final class ByteCount {

	private final LongAdder in = new LongAdder();

	private final LongAdder out = new LongAdder();

	/**
	 * How many bytes came from clients.
	 * @return the number since the start
	 */
	public long in() {
		return this.in.sum();
	}

	/**
	 * How many bytes went to clients.
	 * @return the number since the start
	 */
	public long out() {
		return this.out.sum();
	}

	InputStream counted(InputStream from) {
		return new FilterInputStream(from) {

			@Override
			public int read() throws IOException {
				int value = super.read();
				ByteCount.this.in.add((value < 0) ? 0 : 1);
				return value;
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				int count = super.read(bytes, offset, length);
				ByteCount.this.in.add(Math.max(0, count));
				return count;
			}

		};
	}

	OutputStream counted(OutputStream to) {
		return new FilterOutputStream(to) {

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				this.out.write(bytes, offset, length);
				ByteCount.this.out.add(length);
			}

		};
	}

	RawConnection counted(RawConnection connection) {
		return new RawConnection() {

			@Override
			public int read(ByteBuffer target) throws IOException {
				int count = connection.read(target);
				ByteCount.this.in.add(Math.max(0, count));
				return count;
			}

			@Override
			public int write(ByteBuffer source) throws IOException {
				int count = connection.write(source);
				ByteCount.this.out.add(count);
				return count;
			}

			@Override
			public void endOutput() throws IOException {
				connection.endOutput();
			}

			@Override
			public boolean isOpen() {
				return connection.isOpen();
			}

			@Override
			public void close() throws IOException {
				connection.close();
			}

		};
	}

}
