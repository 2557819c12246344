package dev.quayside.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one thing on a thread of its own, so that who asks gets an answer in time. A
 * look that has not come back is not begun a second time. Safe for use by several
 * threads.
 */
final class Probe {

	private final String name;

	private final Duration limit;

	private final Look look;

	private final LongSupplier clock;

	private final AtomicReference<@Nullable CompletableFuture<Optional<String>>> running = new AtomicReference<>();

	/**
	 * Makes one.
	 * @param name of what is looked at, as it begins a sentence
	 * @param limit how long who asks waits
	 * @param look tells what is wrong, or nothing
	 */
	Probe(String name, Duration limit, Look look) {
		this(name, limit, look, System::nanoTime);
	}

	Probe(String name, Duration limit, Look look, LongSupplier clock) {
		this.name = name;
		this.limit = limit;
		this.look = look;
		this.clock = clock;
	}

	/**
	 * Begins to look, unless that is going on. The limit begins with it, so that looks
	 * that are begun together are waited for together, in whatever order.
	 * @return what is wrong, waited for until the limit
	 */
	Supplier<Optional<String>> begin() {
		long deadline = this.clock.getAsLong() + this.limit.toNanos();
		CompletableFuture<Optional<String>> begun = beginUnlessRunning();
		return () -> await(begun, deadline);
	}

	private CompletableFuture<Optional<String>> beginUnlessRunning() {
		CompletableFuture<Optional<String>> fresh = new CompletableFuture<>();
		CompletableFuture<Optional<String>> known = this.running.compareAndExchange(null, fresh);
		if (known != null) {
			return known;
		}
		Thread.ofVirtual().name("health-" + this.name).start(() -> {
			try {
				fresh.complete(this.look.trouble());
			}
			catch (Exception ex) {
				fresh.complete(Optional.of(this.name + " fails: " + ex.getMessage()));
			}
			finally {
				this.running.set(null);
			}
		});
		return fresh;
	}

	private Optional<String> await(CompletableFuture<Optional<String>> begun, long deadline) {
		try {
			return begun.get(deadline - this.clock.getAsLong(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException _) {
			return Optional.of(this.name + " has not answered for " + this.limit.toSeconds() + " seconds");
		}
		catch (ExecutionException ex) {
			return Optional.of(this.name + " fails: " + ex.getMessage());
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			return Optional.of(this.name + " was not waited for");
		}
	}

	/**
	 * Looks at something.
	 */
	@FunctionalInterface
	interface Look {

		/**
		 * Looks.
		 * @return what is wrong, as a sentence for who runs the server
		 * @throws Exception if it cannot be looked at
		 */
		Optional<String> trouble() throws Exception;

	}

}
