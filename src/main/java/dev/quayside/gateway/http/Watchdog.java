package dev.quayside.gateway.http;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes what takes too long: a unix socket has no read time-out of its own. Safe for use
 * by several threads.
 */
public final class Watchdog {

	private static final Logger LOGGER = System.getLogger(Watchdog.class.getName());

	private static final ScheduledExecutorService TIMER = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("gateway-watchdog").factory());

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
