package dev.quayside.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Who came lately. Times are those of {@link System#nanoTime()}. Safe for use by several
 * threads.
 */
final class Arrivals {

	private static final long LATELY = Duration.ofMinutes(1).toNanos();

	/** More than so many do not make the pool larger. */
	private static final int MOST = 1000;

	private final Deque<Long> times = new ArrayDeque<>();

	synchronized void add(long now) {
		this.times.addLast(now);
		if (this.times.size() > MOST) {
			this.times.removeFirst();
		}
	}

	/**
	 * How many came within the last minute.
	 * @param now the time
	 * @return their number, 1000 at most
	 */
	synchronized int lately(long now) {
		while (!this.times.isEmpty() && now - this.times.getFirst() > LATELY) {
			this.times.removeFirst();
		}
		return this.times.size();
	}

	/**
	 * Whether somebody came within a time.
	 * @param now the time
	 * @param span how long ago at most
	 * @return whether somebody did
	 */
	synchronized boolean within(long now, Duration span) {
		return !this.times.isEmpty() && now - this.times.getLast() < span.toNanos();
	}

}
