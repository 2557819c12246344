package dev.quayside.terminal;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
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

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Set<Cursor> cursors = new LinkedHashSet<>();

	private final Absences absences = new Absences();

	private Written written = new Written(0);

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
			this.written = new Written(first);
			this.exitCode = null;
			this.cursors.forEach((cursor) -> cursor.moveTo(first));
			this.absences.clear();
			if (waiting) {
				this.absences.add(null, first);
			}
		});
	}

	/**
	 * From now on the modes and the end of the output are kept for the next server. What
	 * the one before kept, and the daemon did not, is written once more.
	 * @param journal where to keep it
	 */
	void keep(Journal journal) {
		locked(() -> this.written.keep(journal));
	}

	/**
	 * Waits until the viewers have drawn enough.
	 * @return whether the shell is to be read, false if the terminal is closed
	 */
	boolean awaitRoom() throws InterruptedException {
		this.lock.lock();
		try {
			while (!this.closed && isFull()) {
				this.changed.awaitNanos(this.absences.patience());
			}
			return !this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isFull() {
		long behind = this.cursors.stream().mapToLong((cursor) -> ring().end() - cursor.drawn).max().orElse(0);
		this.full = behind > (this.full ? LOW_MARK : HIGH_MARK);
		return this.full || this.absences.holdUp(ring().end());
	}

	/** The number of the first byte that is kept, or to come. */
	long start() {
		this.lock.lock();
		try {
			return ring().start();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until the shell has written more than was seen, or the time is over.
	 * @param seen the number of the first byte that was not seen
	 * @param patience how long to wait at most, in nanoseconds
	 * @return the number of the first byte that is not written yet
	 */
	long awaitMore(long seen, long patience) throws InterruptedException {
		long deadline = System.nanoTime() + patience;
		this.lock.lock();
		try {
			long left = patience;
			while (ring().end() == seen && left > 0) {
				this.changed.awaitNanos(left);
				left = deadline - System.nanoTime();
			}
			return ring().end();
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
		locked(() -> this.written.write(bytes, length));
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
			boolean kept = from >= ring().start() && from <= ring().end();
			cursor.greet(kept ? from : ring().start(), !kept, typist, ring().end());
			this.cursors.add(cursor);
			this.absences.end(typist);
			this.changed.signalAll();
			return !kept && (wanted != null || !ring().isWhole() || this.written.isOnSecondScreen());
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
				this.absences.add(cursor.typist(), cursor.drawn);
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
				this.changed.awaitNanos(Math.min(deadline - now, cursor.quiet(ring(), now)));
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
		Message.ToBrowser event = cursor.event(ring(), this.size);
		if (event != null) {
			return new Step.Say(event);
		}
		if (cursor.mayGetOutput(ring()) && cursor.isDue(ring(), now)) {
			return new Step.Say(cursor.output(ring(), now));
		}
		Message.ToBrowser news = cursor.news(now);
		if (news != null) {
			return new Step.Say(news);
		}
		if (this.closed) {
			return (this.ending != null) ? new Step.Last(new Message.Ending(this.ending)) : new Step.Gone();
		}
		if (this.exitCode != null && cursor.position == ring().end() && cursor.exitIsNews()) {
			return new Step.Say(new Message.Exited(this.exitCode));
		}
		return (this.full && cursor.isStalled(ring(), now)) ? new Step.Stalled() : null;
	}

	private Ring ring() {
		return this.written.ring();
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

}
