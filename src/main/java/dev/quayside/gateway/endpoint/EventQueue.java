package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.EngineEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happened and was not yet read by one client: at most a mebibyte. A client that
 * falls further behind is cut off. Safe for use by several threads.
 */
final class EventQueue {

	private static final int BYTES = 1024 * 1024;

	private final Deque<EngineEvent> waiting = new ArrayDeque<>();

	private final Runnable cut;

	private int bytes;

	private boolean closed;

	EventQueue(Runnable cut) {
		this.cut = cut;
	}

	synchronized void offer(EngineEvent event) {
		if (this.closed) {
			return;
		}
		this.waiting.addLast(event);
		this.bytes += event.size();
		if (this.bytes > BYTES) {
			this.waiting.clear();
			close();
			this.cut.run();
		}
		notifyAll();
	}

	/**
	 * Waits for the next event; null once it is closed or so many nanoseconds are over.
	 */
	synchronized @Nullable EngineEvent next(long nanos) throws InterruptedException {
		long end = System.nanoTime() + nanos;
		long left = nanos;
		while (this.waiting.isEmpty() && !this.closed && left > 0) {
			TimeUnit.NANOSECONDS.timedWait(this, left);
			left = end - System.nanoTime();
		}
		EngineEvent event = this.closed ? null : this.waiting.pollFirst();
		if (event != null) {
			this.bytes -= event.size();
		}
		return event;
	}

	synchronized void close() {
		this.closed = true;
		notifyAll();
	}

}
