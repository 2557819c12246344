package dev.quayside.terminal;

import java.time.Duration;
import java.util.LinkedHashSet;
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
	private static final long COALESCE = Duration.ofMillis(4).toNanos();

	private static final long SILENCE = Duration.ofMillis(80).toNanos();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Set<Cursor> cursors = new LinkedHashSet<>();

	private Ring ring = new Ring(0);

	private long taken;

	private boolean full;

	private boolean closed;

	private @Nullable Size size;

	private @Nullable Integer exitCode;

	private @Nullable String ending;

	/**
	 * A shell starts: its output and its input are numbered from here. Viewers of the one
	 * before are told to wipe it out.
	 * @param first the number of the first byte of either
	 */
	void restart(long first) {
		locked(() -> {
			this.ring = new Ring(first);
			this.taken = first;
			this.exitCode = null;
			this.cursors.forEach((cursor) -> cursor.moveTo(first));
		});
	}

	/**
	 * Waits until the viewers have drawn enough.
	 * @return whether the shell is to be read, false if the terminal is closed
	 */
	boolean awaitRoom() throws InterruptedException {
		this.lock.lock();
		try {
			while (!this.closed && isFull()) {
				this.changed.await();
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
		return this.full;
	}

	/**
	 * Waits until what the daemon kept of the output was written, so that it counts as a
	 * replay. The daemon does not say where it ends: a short silence has to do.
	 */
	void awaitQuiet() {
		long deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
		long seen;
		do {
			seen = end();
			LockSupport.parkNanos(SILENCE);
		}
		while (end() != seen && System.nanoTime() - deadline < 0);
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
		locked(() -> this.ring.write(bytes, length));
	}

	/**
	 * Input reached the shell, or a shell that ended will never have it.
	 * @param length how many bytes
	 */
	void took(int length) {
		locked(() -> this.taken += length);
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
	 * @param wanted the number of the byte that it wants next, or null for all
	 * @return whether bytes that it wants are gone
	 */
	boolean greet(Cursor cursor, @Nullable Long wanted) {
		this.lock.lock();
		try {
			long start = this.ring.start();
			long from = (wanted != null) ? wanted : start;
			boolean kept = from >= start && from <= this.ring.end();
			cursor.greet(kept ? from : start, !kept || wanted == null, new Message.Ready(this.taken, this.ring.end()));
			this.cursors.add(cursor);
			this.changed.signalAll();
			return !kept;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A viewer has gone.
	 * @param cursor how far it was
	 */
	void leave(Cursor cursor) {
		locked(() -> {
			cursor.left = true;
			this.cursors.remove(cursor);
		});
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
				boolean coalescing = cursor.mayGetOutput(this.ring);
				this.changed.awaitNanos(Math.min(deadline - now, coalescing ? cursor.notBefore - now : Long.MAX_VALUE));
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
		Message.ToBrowser event = cursor.event(this.ring, this.taken, this.size);
		if (event != null) {
			return new Step.Say(event);
		}
		if (cursor.mayGetOutput(this.ring) && cursor.isDue(this.ring, now)) {
			return new Step.Say(cursor.output(this.ring, now + COALESCE));
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
