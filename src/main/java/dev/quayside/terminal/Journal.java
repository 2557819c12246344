package dev.quayside.terminal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server that was killed leaves to the next one about a shell: how much of each
 * page's input reached it, its modes, and the end of its output, of which the daemon's
 * log lacks the line that is not at its end. It is a small file mapped into memory, which
 * the system keeps when the process is killed; it need not outlive the machine, for no
 * shell does. Safe for use by several threads, each number written by one.
 */
final class Journal {

	/** How many pages are remembered; those beyond push out the oldest. */
	static final int PAGES = 100;

	/** How many bytes of the latest output are remembered. */
	static final int TAIL = 512;

	private static final long LENGTH = 8192;

	private static final long MAGIC = 0x71_75_61_79_2d_69_6e_31L; // "quay-in1"

	private static final long FIRST = 8;

	private static final long MODES = 16;

	private static final long LINE_MODES = 32;

	private static final long LINE = 40;

	private static final long PLACES = 64;

	private static final long PLACE = 40;

	/** Which of two tails counts; the other one is being written. */
	private static final long TURN = 24;

	private static final long TAILS = 4096;

	private static final long BEGUN = 16;

	private static final long DONE = 24;

	private static final VarHandle NUMBER = ValueLayout.JAVA_LONG.varHandle();

	private final MemorySegment memory;

	private Journal(MemorySegment memory) {
		this.memory = memory;
	}

	/**
	 * Opens a journal, making its file where it is missing.
	 * @param file where
	 * @return the journal, usable until nobody refers to it
	 * @throws IOException if there is no room for the file
	 */
	static Journal open(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			if (channel.size() < LENGTH) {
				// Written, not only made longer: a full disk is found out here and not
				// later.
				channel.write(ByteBuffer.allocate((int) LENGTH), 0);
			}
			return new Journal(channel.map(MapMode.READ_WRITE, 0, LENGTH, Arena.ofAuto()));
		}
	}

	/** Whether a shell was begun in it. */
	boolean isBegun() {
		return get(0) == MAGIC;
	}

	/**
	 * A shell starts, which nothing was typed to.
	 * @param first the number of the first byte of its input
	 */
	void begin(long first) {
		set(0, 0);
		this.memory.asSlice(PLACES).fill((byte) 0);
		set(MODES, 0);
		set(TURN, 0);
		line(new Line(0, 0));
		set(FIRST, first);
		set(0, MAGIC);
	}

	long first() {
		return get(FIRST);
	}

	long modes() {
		return get(MODES);
	}

	void modes(long modes) {
		set(MODES, modes);
	}

	/** The end of the last whole line that was read. */
	Line line() {
		return new Line(get(LINE_MODES), get(LINE));
	}

	void line(Line line) {
		set(LINE_MODES, line.modes());
		set(LINE, line.bytes());
	}

	/**
	 * Looks a page up.
	 * @param page which
	 * @return its place, or empty if it has none
	 */
	Optional<Place> find(PageId page) {
		for (int i = 0; i < PAGES; i++) {
			if (page.equals(owner(i))) {
				return Optional.of(new Place(PLACES + i * PLACE));
			}
		}
		return Optional.empty();
	}

	/**
	 * Tells whose a place is.
	 * @param number which place
	 * @return the page, or null if it was never given
	 */
	@Nullable PageId owner(int number) {
		return new Place(PLACES + number * PLACE).owner();
	}

	/**
	 * Gives a page a place.
	 * @param number which place, 0 to {@link #PAGES} - 1, whoever had it
	 * @param page the page
	 * @return its place
	 */
	Place give(int number, PageId page) {
		Place place = new Place(PLACES + number * PLACE);
		place.give(page);
		return place;
	}

	/** The end of the output that was read. */
	byte[] tail() {
		long at = TAILS + get(TURN) * (Long.BYTES + TAIL);
		int length = Math.clamp(get(at), 0, TAIL);
		return this.memory.asSlice(at + Long.BYTES, length).toArray(ValueLayout.JAVA_BYTE);
	}

	void tail(byte[] bytes) {
		long turn = 1 - get(TURN);
		long at = TAILS + turn * (Long.BYTES + TAIL);
		MemorySegment.copy(bytes, 0, this.memory, ValueLayout.JAVA_BYTE, at + Long.BYTES, bytes.length);
		set(at, bytes.length);
		set(TURN, turn);
	}

	private long get(long at) {
		return (long) NUMBER.getVolatile(this.memory, at);
	}

	private void set(long at, long value) {
		NUMBER.setVolatile(this.memory, at, value);
	}

	/**
	 * The end of a line.
	 *
	 * @param modes the modes there
	 * @param bytes the last eight bytes, the line feed among them
	 */
	record Line(long modes, long bytes) {
	}

	/**
	 * How much of a page's input reached the shell.
	 */
	final class Place {

		private static final long TAKEN = 32;

		private final long at;

		private Place(long at) {
			this.at = at;
		}

		private @Nullable PageId owner() {
			return (get(this.at + TAKEN) != 0) ? new PageId(get(this.at), get(this.at + Long.BYTES)) : null;
		}

		private void give(PageId page) {
			set(this.at + TAKEN, 0);
			set(this.at, page.high());
			set(this.at + Long.BYTES, page.low());
			set(this.at + BEGUN, 0);
			set(this.at + DONE, 0);
			set(this.at + TAKEN, 1);
		}

		/** How many bytes were given to the shell, or may have been. */
		long begun() {
			return get(this.at + BEGUN);
		}

		void begun(long count) {
			set(this.at + BEGUN, count);
		}

		/** How many bytes are known to have been given to the shell. */
		long done() {
			return get(this.at + DONE);
		}

		void done(long count) {
			set(this.at + DONE, count);
		}

	}

}
