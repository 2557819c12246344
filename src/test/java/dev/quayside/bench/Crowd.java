package dev.quayside.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many who do something at the same time. Closing it interrupts those who are still at
 * it.
 */
final class Crowd implements AutoCloseable {

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final List<Future<?>> deeds = new ArrayList<>();

	/** Has one of them do something some milliseconds from now. */
	void in(long milliseconds, Deed deed) {
		this.deeds.add(this.threads.submit((Callable<?>) () -> {
			Thread.sleep(milliseconds);
			deed.run();
			return null;
		}));
	}

	/** Waits for all; fails as the first of them that failed. */
	void await() throws InterruptedException, ExecutionException {
		for (Future<?> deed : this.deeds) {
			deed.get();
		}
		this.deeds.clear();
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		this.threads.close();
	}

	@FunctionalInterface
	interface Deed {

		void run() throws Exception;

	}

}
