package dev.quayside.terminal;

import java.util.Arrays;

/**
 * The last output of a shell, numbered by byte, and the modes that the output before it
 * switched. It grows as it is written to, up to {@link #CAPACITY}. Not safe for use by
 * several threads.
 */
final class Ring {

	/** How many bytes are kept at most. */
	static final int CAPACITY = 1 << 20; // 1 MiB

	private static final int FIRST_LENGTH = 4 * 1024;

	/** How far the end of a sequence is looked for, whose beginning is gone. */
	private static final int LONGEST_SEQUENCE = 4 * 1024;

	private final long first;

	private final Modes forgotten = new Modes();

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

	/** Whether all that was ever written is kept. */
	boolean isWhole() {
		return start() == this.first;
	}

	/**
	 * Writes bytes, over the oldest ones if need be.
	 * @param source where they are
	 * @param length how many; from the start of the source
	 */
	void write(byte[] source, int length) {
		grow(this.end - this.first + length);
		int skipped = Math.max(0, length - this.bytes.length);
		forget(Math.max(this.first, this.end + length - this.bytes.length), source);
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

	/** The rest of what is forgotten, if it was never kept, begins the source. */
	private void forget(long until, byte[] source) {
		long at = start();
		while (at < Math.min(until, this.end)) {
			int from = index(at);
			int part = (int) Math.min(Math.min(until, this.end) - at, this.bytes.length - from);
			this.forgotten.read(this.bytes, from, from + part);
			at += part;
		}
		if (until > this.end) {
			this.forgotten.read(source, 0, (int) (until - this.end));
		}
	}

	/**
	 * From where a terminal can draw that has drawn nothing: no character and no sequence
	 * is begun before.
	 * @return where, and in which modes
	 */
	Beginning beginning() {
		Modes modes = this.forgotten.copy();
		byte[] oldest = isWhole() ? new byte[0] : read(start(), LONGEST_SEQUENCE);
		int skipped = 0;
		while (skipped < oldest.length && !(modes.isBetweenSequences() && isFirstOfCharacter(oldest[skipped]))) {
			modes.read(oldest, skipped, skipped + 1);
			skipped++;
		}
		return new Beginning(start() + skipped, modes.sequences());
	}

	/** RFC 3629, 3: the bytes of a character after its first begin with the bits 10. */
	private static boolean isFirstOfCharacter(byte one) {
		return (one & 0xC0) != 0x80;
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

	/**
	 * Where drawing can begin.
	 *
	 * @param seq the number of the first byte
	 * @param modes what switches a fresh terminal to the modes of there
	 */
	record Beginning(long seq, String modes) {
	}

}
