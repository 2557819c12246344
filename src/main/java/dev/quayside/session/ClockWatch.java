package dev.quayside.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sees that the clock of the machine was set, or that the machine slept, and moves the
 * times of the sessions along: none ends before it has had its time. Safe for use by
 * several threads.
 */
@Component
class ClockWatch {

	private static final Logger logger = LoggerFactory.getLogger(ClockWatch.class);

	/** Clocks that are kept right move by less. */
	private static final Duration JUMP = Duration.ofSeconds(30);

	private final SessionStore store;

	private final Queue queue;

	private final InstantSource clock;

	private Instant lastTime;

	private long lastNanos = System.nanoTime();

	@Autowired
	ClockWatch(SessionStore store, Queue queue) {
		this(store, queue, InstantSource.system());
	}

	ClockWatch(SessionStore store, Queue queue, InstantSource clock) {
		this.queue = queue;
		this.store = store;
		this.clock = clock;
		this.lastTime = clock.instant();
	}

	/**
	 * Compares the clock with the time that went by; to be called before it is judged.
	 */
	synchronized void check() {
		Instant time = this.clock.instant();
		long nanos = System.nanoTime();
		Duration jump = Duration.between(this.lastTime.plusNanos(nanos - this.lastNanos), time);
		if (jump.abs().compareTo(JUMP) > 0) {
			logger.warn("The clock moved by {} at once; the times of all sessions move along", jump);
			this.queue.keepAll(time);
			this.store.move(jump);
		}
		// Without its database the server sees the jump again.
		this.lastTime = time;
		this.lastNanos = nanos;
	}

}
