package dev.quayside.operator;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import dev.quayside.operator.Overview.Containers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What sessions have on the daemon, measured while somebody looks, every few seconds.
 * Safe for use by several threads.
 */
class Measurement {

	private static final Logger logger = LoggerFactory.getLogger(Measurement.class);

	/** How old what was measured may be before it is measured anew. */
	private static final long FRESH = Duration.ofSeconds(3).toNanos();

	/**
	 * How long a look waits for what is measured; after that it shows what was before.
	 */
	private static final long PATIENCE = 1500; // milliseconds

	private final Source source;

	private final LongSupplier clock;

	private final AtomicReference<@Nullable CompletableFuture<Measured>> measuring = new AtomicReference<>();

	private volatile @Nullable Measured last;

	/**
	 * Measures nothing yet.
	 * @param source what is measured
	 * @param clock in nanoseconds, which nobody sets
	 */
	Measurement(Source source, LongSupplier clock) {
		this.source = source;
		this.clock = clock;
	}

	/** By the session's name, or null if it could not be measured yet. */
	@Nullable Map<String, Containers> bySession() {
		Measured measured = measured();
		return (measured != null) ? measured.bySession() : null;
	}

	private @Nullable Measured measured() {
		Measured known = this.last;
		if (known != null && this.clock.getAsLong() - known.at() < FRESH) {
			return known;
		}
		try {
			return begun().get(PATIENCE, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return known;
		}
		catch (TimeoutException | ExecutionException _) {
			return known;
		}
	}

	/** What is measured just now, or begins to be. */
	private CompletableFuture<Measured> begun() {
		CompletableFuture<Measured> mine = new CompletableFuture<>();
		CompletableFuture<Measured> running = this.measuring.compareAndExchange(null, mine);
		if (running != null) {
			return running;
		}
		Thread.ofVirtual().name("operator-measure").start(() -> {
			try {
				Measured fresh = measure();
				this.last = fresh;
				mine.complete(fresh);
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("Containers were not measured", ex);
				mine.completeExceptionally(ex);
			}
			finally {
				this.measuring.set(null);
			}
		});
		return mine;
	}

	private Measured measure() throws IOException {
		Map<String, Containers> bySession = new HashMap<>();
		for (HostContainers.Found found : this.source.all()) {
			boolean runs = found.learners() && found.running();
			bySession.merge(found.session(), new Containers(found.learners() ? 1 : 0, runs ? 1 : 0, found.bytes()),
					Containers::plus);
		}
		return new Measured(bySession, this.clock.getAsLong());
	}

	private record Measured(Map<String, Containers> bySession, long at) {
	}

	/**
	 * Where containers are found.
	 */
	@FunctionalInterface
	interface Source {

		List<HostContainers.Found> all() throws IOException;

	}

}
