package dev.quayside.gateway.http;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes what takes too long: a unix socket has no read time-out of its own. Safe for use
 * by several threads.
 */
public final class Watchdog {

	private static final Logger LOGGER = System.getLogger(Watchdog.class.getName());

	private static final Duration LAST_WORDS = Duration.ofSeconds(2);

	/** For what cannot take long. */
	static final Guard NOTHING = () -> {
	};

	private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().daemon().name("gateway-watchdog").factory());

	static {
		// A client that asks often would fill the queue with what nobody waits for any
		// more.
		TIMER.setRemoveOnCancelPolicy(true);
	}

	private Watchdog() {
	}

	/**
	 * Closes something unless the guard is released in time.
	 * @param limit how long it may take
	 * @param guarded what is closed
	 * @return the guard
	 */
	public static Guard guard(Duration limit, Closeable guarded) {
		Future<?> bite = TIMER.schedule(() -> close(guarded), limit.toMillis(), TimeUnit.MILLISECONDS);
		return () -> bite.cancel(false);
	}

	/**
	 * Does something on a thread of its own unless the guard is released in time, and
	 * closes something soon after: what is done may be to write to who reads nothing.
	 * @param limit how long it may take
	 * @param last what is done
	 * @param guarded what is closed
	 * @return the guard
	 */
	static Guard guard(Duration limit, Runnable last, Closeable guarded) {
		Future<?> bite = TIMER.schedule(() -> {
			Thread.ofVirtual().name("gateway-last-words").start(last);
			TIMER.schedule(() -> close(guarded), LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
		}, limit.toMillis(), TimeUnit.MILLISECONDS);
		return () -> bite.cancel(false);
	}

	private static void close(Closeable guarded) {
		try {
			guarded.close();
		}
		catch (IOException ex) {
			LOGGER.log(Level.DEBUG, "A slow connection could not be closed", ex);
		}
	}

	/**
	 * Holds the watchdog back once it is closed.
	 */
	@FunctionalInterface
	public interface Guard extends AutoCloseable {

		@Override
		void close();

	}

}
