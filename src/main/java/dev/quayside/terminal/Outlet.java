package dev.quayside.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal has to say, and how far each of its viewers is with it. The viewers
 * draw from one ring at their own pace, so nothing is queued for any of them. The shell
 * is read only as fast as the slowest viewer draws. Safe for use by several threads.
 */
final class Outlet {

	/** Above so much that was not drawn, the shell is read no more. */
	static final int HIGH_MARK = 128 * 1024;

	/** Below so much that was not drawn, the shell is read again. */
	static final int LOW_MARK = 32 * 1024;

	/** How much goes into one frame. */
	static final int FRAME = 32 * 1024;

	/** How long a small frame waits for more, once another was just sent. */
	static final long COALESCE = Duration.ofMillis(4).toNanos();

	/**
	 * How long output waits for a viewer whose connection was cut, rather than be lost to
	 * it.
	 */
	private static final long GRACE = Duration.ofSeconds(15).toNanos();

	/** How much may be written while it waits: all but what one reading brings. */
	private static final int WAITING_MARK = Ring.CAPACITY - 64 * 1024;

	private static final long SILENCE = Duration.ofMillis(150).toNanos();

	/** How long the daemon may take to deliver what it kept. */
	private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

	private static final Duration START = Duration.ofSeconds(10);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Set<Cursor> cursors = new LinkedHashSet<>();

	/**
	 * Where those were whose connections were cut, and those before this server's start.
	 */
	private final List<Absence> absences = new ArrayList<>();

	private Ring ring = new Ring(0);

	private Modes modes = new Modes();

	private Journal.Line line = new Journal.Line(0, 0);

	private @Nullable Journal journal;

	private boolean full;

	private boolean closed;

	private @Nullable Size size;

	private @Nullable Integer exitCode;

	private @Nullable String ending;

	/**
	 * A shell starts: its output is numbered from here. Viewers of the one before are
	 * told to wipe it out.
	 * @param first the number of the first byte
	 * @param waiting whether somebody is expected who wants to see it from there
	 */
	void restart(long first, boolean waiting) {
		locked(() -> {
			this.ring = new Ring(first);
			this.modes = new Modes();
			this.line = new Journal.Line(0, 0);
			this.journal = null;
			this.exitCode = null;
			this.cursors.forEach((cursor) -> cursor.moveTo(first));
			this.absences.clear();
			if (waiting) {
				this.absences.add(new Absence(null, first, System.nanoTime() + GRACE));
			}
		});
	}

	/**
	 * From now on the modes and the end of the output are kept for the next server. What
	 * the one before kept, and the daemon did not, is written once more.
	 * @param journal where to keep it
	 */
	void keep(Journal journal) {
		byte[] missing;
		this.lock.lock();
		try {
			byte[] line = unfinished(journal.tail());
			byte[] switches = this.modes.missing(journal.modes(), this.line.equals(journal.line()));
			missing = Arrays.copyOf(line, line.length + switches.length);
			System.arraycopy(switches, 0, missing, line.length, switches.length);
			this.journal = journal;
		}
		finally {
			this.lock.unlock();
		}
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
	 * Waits until the viewers have drawn enough.
	 * @return whether the shell is to be read, false if the terminal is closed
	 */
	boolean awaitRoom() throws InterruptedException {
		this.lock.lock();
		try {
			while (!this.closed && isFull()) {
				this.changed.awaitNanos(this.absences.isEmpty() ? Long.MAX_VALUE : GRACE);
			}
			return !this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isFull() {
		long behind = this.cursors.stream().mapToLong((cursor) -> this.ring.end() - cursor.drawn).max().orElse(0);
		this.full = behind > (this.full ? LOW_MARK : HIGH_MARK);
		return this.full || isAwaited();
	}

	private boolean isAwaited() {
		long now = System.nanoTime();
		this.absences.removeIf((absence) -> now - absence.until() >= 0);
		return this.absences.stream().anyMatch((absence) -> this.ring.end() - absence.drawn() > WAITING_MARK);
	}

	/**
	 * Waits until what the daemon kept of the output was written, so that it counts as a
	 * replay. The daemon does not say where it ends: a short silence has to do.
	 */
	void awaitQuiet() {
		long deadline = System.nanoTime() + PATIENCE;
		long first = end();
		long seen;
		do {
			seen = end();
			LockSupport.parkNanos(SILENCE);
		}
		while ((end() != seen || seen == first) && System.nanoTime() - deadline < 0);
	}

	/** Waits, not for ever, until a shell that has just started says something. */
	void awaitFirst() throws IOException {
		long deadline = System.nanoTime() + START.toNanos();
		this.lock.lock();
		try {
			while (this.ring.end() == this.ring.start()) {
				if (this.changed.awaitNanos(deadline - System.nanoTime()) <= 0) {
					throw new IOException("The shell said nothing for " + START.toSeconds() + " seconds");
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("The server stops", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	private long end() {
		this.lock.lock();
		try {
			return this.ring.end();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The shell wrote something.
	 * @param bytes where it is
	 * @param length how much; from the start of the array
	 */
	void write(byte[] bytes, int length) {
		locked(() -> {
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
		});
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

	/** Input reached the shell: who typed it is told. */
	void took() {
		locked(() -> {
		});
	}

	/**
	 * The shell has a size, which each viewer is told.
	 * @param size its size
	 */
	void fitted(Size size) {
		locked(() -> this.size = size);
	}

	/**
	 * The shell ended, and all that it wrote was written.
	 * @param code with what
	 */
	void exited(int code) {
		locked(() -> this.exitCode = code);
	}

	/**
	 * The terminal is taken away.
	 * @param reason why, or null if only this server lets go of it
	 */
	void close(@Nullable String reason) {
		locked(() -> {
			this.ending = reason;
			this.closed = true;
		});
	}

	/**
	 * A viewer says hello.
	 * @param cursor how far it is, new or not
	 * @param typist who types there
	 * @param wanted the number of the byte that it wants next, or null for all
	 * @return whether a full-screen program has to draw its screen again for it
	 */
	boolean greet(Cursor cursor, Typist typist, @Nullable Long wanted) {
		this.lock.lock();
		try {
			long from = (wanted != null) ? wanted : -1;
			boolean kept = from >= this.ring.start() && from <= this.ring.end();
			cursor.greet(kept ? from : this.ring.start(), !kept, typist, this.ring.end());
			this.cursors.add(cursor);
			this.absences.removeIf((absence) -> absence.typist() == null || absence.typist() == typist);
			this.changed.signalAll();
			return !kept && (wanted != null || !this.ring.isWhole() || this.modes.isSecondScreen());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A viewer has gone.
	 * @param cursor how far it was
	 * @param lost whether its connection was cut, so that it may come back
	 */
	void leave(Cursor cursor, boolean lost) {
		locked(() -> {
			cursor.left = true;
			if (this.cursors.remove(cursor) && lost) {
				this.absences.add(new Absence(cursor.typist(), cursor.drawn, System.nanoTime() + GRACE));
			}
		});
	}

	/** All viewers have to say hello again. */
	void dismiss() {
		locked(() -> {
			this.cursors.forEach((cursor) -> cursor.left = true);
			this.cursors.clear();
		});
	}

	/**
	 * A viewer wants to know how long an answer takes.
	 * @param cursor which
	 * @param at what it is answered
	 */
	void pinged(Cursor cursor, long at) {
		locked(() -> cursor.pinged(at));
	}

	/**
	 * A viewer has drawn something.
	 * @param cursor how far it is
	 * @param seq the number of the first byte that it has not drawn
	 */
	void drawn(Cursor cursor, long seq) {
		locked(() -> cursor.drawnTo(seq));
	}

	/**
	 * Waits for what a viewer is to be told next.
	 * @param cursor how far it is; moved on
	 * @param patience how long to wait at most, in nanoseconds
	 * @return what comes next
	 */
	Step next(Cursor cursor, long patience) throws InterruptedException {
		long deadline = System.nanoTime() + patience;
		this.lock.lock();
		try {
			while (true) {
				long now = System.nanoTime();
				Step step = step(cursor, now);
				if (step != null) {
					return step;
				}
				if (now - deadline >= 0) {
					return new Step.Quiet();
				}
				this.changed.awaitNanos(Math.min(deadline - now, cursor.quiet(this.ring, now)));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable Step step(Cursor cursor, long now) {
		if (cursor.left) {
			return new Step.Gone();
		}
		Message.ToBrowser event = cursor.event(this.ring, this.size);
		if (event != null) {
			return new Step.Say(event);
		}
		if (cursor.mayGetOutput(this.ring) && cursor.isDue(this.ring, now)) {
			return new Step.Say(cursor.output(this.ring, now));
		}
		Message.ToBrowser news = cursor.news(now);
		if (news != null) {
			return new Step.Say(news);
		}
		if (this.closed) {
			return (this.ending != null) ? new Step.Last(new Message.Ending(this.ending)) : new Step.Gone();
		}
		if (this.exitCode != null && cursor.position == this.ring.end() && cursor.exitIsNews()) {
			return new Step.Say(new Message.Exited(this.exitCode));
		}
		return (this.full && cursor.isStalled(this.ring, now)) ? new Step.Stalled() : null;
	}

	private void locked(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A viewer that may come back.
	 *
	 * @param typist who typed there, null for whoever comes first
	 * @param drawn the number of the first byte that it has not drawn
	 * @param until when it is waited for no longer, in nanoseconds
	 */
	private record Absence(@Nullable Typist typist, long drawn, long until) {
	}

	/**
	 * What a viewer's connection is to do.
	 */
	sealed interface Step {

		/**
		 * Send this.
		 *
		 * @param message what
		 */
		record Say(Message.ToBrowser message) implements Step {
		}

		/**
		 * Send this and close.
		 *
		 * @param message what
		 */
		record Last(Message.Ending message) implements Step {
		}

		/** Nothing for some time. */
		record Quiet() implements Step {
		}

		/** Close: the viewer holds up the others and draws nothing. */
		record Stalled() implements Step {
		}

		/** Close: the server stops, or the viewer went away. */
		record Gone() implements Step {
		}

	}

}
