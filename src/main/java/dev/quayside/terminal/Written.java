package dev.quayside.terminal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What a shell has written, as far as it is kept: the end of it, the modes that it has
 * switched on, and what of both the next server finds. Used under one lock.
 */
final class Written {

	private final Ring ring;

	private final Modes modes = new Modes();

	private Journal.Line line = new Journal.Line(0, 0);

	private @Nullable Journal journal;

	/**
	 * Nothing yet.
	 * @param first the number of the first byte to come
	 */
	Written(long first) {
		this.ring = new Ring(first);
	}

	/** The end of it, with the number of each byte. */
	Ring ring() {
		return this.ring;
	}

	boolean isOnSecondScreen() {
		return this.modes.isSecondScreen();
	}

	/**
	 * From now on the modes and the end of the output are kept for the next server. What
	 * the one before kept, and the daemon did not, is written once more.
	 * @param journal where to keep it
	 */
	void keep(Journal journal) {
		byte[] line = unfinished(journal.tail());
		byte[] switches = this.modes.missing(journal.modes(), this.line.equals(journal.line()));
		byte[] missing = Arrays.copyOf(line, line.length + switches.length);
		System.arraycopy(switches, 0, missing, line.length, switches.length);
		this.journal = journal;
		write(missing, missing.length);
	}

	/**
	 * The daemon logs whole lines, so a prompt is not in its log: it is missing if what
	 * was written here ends where the last whole line did.
	 */
	private byte[] unfinished(byte[] tail) {
		int line = tail.length;
		while (line > 0 && tail[line - 1] != '\n') {
			line--;
		}
		boolean isLast = this.ring.end() - this.ring.start() >= line
				&& Arrays.equals(this.ring.read(this.ring.end() - line, line), Arrays.copyOf(tail, line));
		boolean isKnown = line > 0 || (this.ring.end() == this.ring.start() && tail.length < Journal.TAIL);
		return (isLast && isKnown) ? Arrays.copyOfRange(tail, line, tail.length) : new byte[0];
	}

	/**
	 * The shell wrote something.
	 * @param bytes where it is
	 * @param length how much; from the start of the array
	 */
	void write(byte[] bytes, int length) {
		this.ring.write(bytes, length);
		int line = length;
		while (line > 0 && bytes[line - 1] != '\n') {
			line--;
		}
		this.modes.read(bytes, 0, line);
		if (line > 0) {
			this.line = new Journal.Line(this.modes.packed(), end(length - line));
		}
		this.modes.read(bytes, line, length);
		if (this.journal != null) {
			this.journal.modes(this.modes.packed());
			this.journal.line(this.line);
			long from = Math.max(this.ring.start(), this.ring.end() - Journal.TAIL);
			this.journal.tail(this.ring.read(from, Journal.TAIL));
		}
	}

	/** The eight bytes before the last ones, as a number. */
	private long end(int last) {
		long to = this.ring.end() - last;
		long number = 0;
		for (byte one : this.ring.read(Math.max(this.ring.start(), to - Long.BYTES), Long.BYTES)) {
			number = (number << Byte.SIZE) | (one & 0xFF);
		}
		return number;
	}

}
