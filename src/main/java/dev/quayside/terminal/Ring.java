package dev.quayside.terminal;

import java.util.Arrays;

/**
 * The last output of a shell, numbered by byte. It grows as it is written to, up to
 * {@link #CAPACITY}. Not safe for use by several threads.
 */
final class Ring {

	/** How many bytes are kept at most. */
	static final int CAPACITY = 1 << 20; // 1 MiB

	private static final int FIRST_LENGTH = 4 * 1024;

	private final long first;

	private byte[] bytes = new byte[FIRST_LENGTH];

	private long end;

	/**
	 * Makes an empty ring.
	 * @param first the number of the first byte that will be written
	 */
	Ring(long first) {
		this.first = first;
		this.end = first;
	}

	/**
	 * The number of the oldest byte that is kept.
	 * @return the number, or {@link #end()} if there is none
	 */
	long start() {
		return Math.max(this.first, this.end - this.bytes.length);
	}

	/**
	 * The number of the next byte that will be written.
	 * @return the number
	 */
	long end() {
		return this.end;
	}

	/**
	 * Writes bytes, over the oldest ones if need be.
	 * @param source where they are
	 * @param length how many; from the start of the source
	 */
	void write(byte[] source, int length) {
		grow(this.end - this.first + length);
		int skipped = Math.max(0, length - this.bytes.length);
		this.end += skipped;
		int done = skipped;
		while (done < length) {
			int at = index(this.end);
			int part = Math.min(length - done, this.bytes.length - at);
			System.arraycopy(source, done, this.bytes, at, part);
			done += part;
			this.end += part;
		}
	}

	/** As long as it grows nothing was overwritten, and the bytes lie in order. */
	private void grow(long wanted) {
		int length = this.bytes.length;
		while (length < wanted && length < CAPACITY) {
			length *= 2;
		}
		if (length != this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, length);
		}
	}

	/**
	 * Reads bytes that are kept.
	 * @param from the number of the first
	 * @param most how many at most
	 * @return a copy, empty at the end
	 * @throws IllegalArgumentException if the first one is not kept
	 */
	byte[] read(long from, int most) {
		if (from < start() || from > this.end) {
			throw new IllegalArgumentException("Byte " + from + " is not kept");
		}
		byte[] copy = new byte[(int) Math.min(most, this.end - from)];
		int at = index(from);
		int part = Math.min(copy.length, this.bytes.length - at);
		System.arraycopy(this.bytes, at, copy, 0, part);
		System.arraycopy(this.bytes, 0, copy, part, copy.length - part);
		return copy;
	}

	private int index(long number) {
		return (int) ((number - this.first) % this.bytes.length);
	}

}
