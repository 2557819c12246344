package dev.quayside.engine;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which nothing has come in time, which wakes who waits for it.
 * Safe for use by several threads.
 */
final class Deadline {

	private static final Logger LOGGER = System.getLogger(Deadline.class.getName());

	private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("daemon-deadline").factory());

	static {
		// What was met would stay in the queue until its time otherwise.
		TIMER.setRemoveOnCancelPolicy(true);
	}

	private final Closeable connection;

	private final Future<?> end;

	private volatile boolean missed;

	private Deadline(Duration limit, Closeable connection) {
		this.connection = connection;
		this.end = TIMER.schedule(this::miss, limit.toMillis(), TimeUnit.MILLISECONDS);
	}

	static Deadline of(Duration limit, Closeable connection) {
		return new Deadline(limit, connection);
	}

	private void miss() {
		this.missed = true;
		try {
			this.connection.close();
		}
		catch (IOException ex) {
			LOGGER.log(Level.DEBUG, "A silent connection could not be closed", ex);
		}
	}

	void met() {
		this.end.cancel(false);
	}

	boolean missed() {
		return this.missed;
	}

}
