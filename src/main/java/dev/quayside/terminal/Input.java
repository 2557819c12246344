package dev.quayside.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was typed and has not reached the shell yet. It outlives the way to the shell.
 * Safe for use by several threads, one of which takes.
 */
final class Input {

	/** How many bytes wait at most for a shell that does not read. */
	static final int ROOM = 256 * 1024;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<Typed> waiting = new ArrayDeque<>();

	private int length;

	/**
	 * Adds what was typed.
	 * @param typed what
	 * @return whether there was room for it
	 */
	boolean add(Typed typed) {
		this.lock.lock();
		try {
			if (this.length + typed.bytes().length > ROOM) {
				return false;
			}
			this.length += typed.bytes().length;
			this.waiting.add(typed);
			this.changed.signalAll();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until something was typed.
	 * @return the oldest, which stays until it is {@link #remove removed}
	 */
	Typed first() throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			while (this.waiting.isEmpty()) {
				this.changed.await();
			}
			return this.waiting.getFirst();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Forgets the oldest, unless all was forgotten meanwhile. */
	void remove(Typed typed) {
		this.lock.lock();
		try {
			if (this.waiting.peekFirst() == typed) {
				this.waiting.removeFirst();
				this.length -= typed.bytes().length;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Forgets all: it was typed for a shell that ended. */
	void clear() {
		this.lock.lock();
		try {
			this.waiting.clear();
			this.length = 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What was typed.
	 *
	 * @param typist by whom
	 * @param bytes what, as it is
	 */
	record Typed(Typist typist, byte[] bytes) {
	}

}
