package dev.quayside.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import dev.quayside.engine.Engine;
import dev.quayside.engine.EngineException;
import dev.quayside.engine.EngineVersion;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the daemon, every few seconds, whether it is there, and measures how long it
 * takes. Safe for use by several threads.
 */
@Component
class Pulse {

	private static final int PERIOD = 5; // seconds

	/** After so long without an answer it is called silent. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final ReentrantLock asking = new ReentrantLock();

	private final Engine engine;

	private volatile @Nullable Beat last;

	private volatile boolean refused;

	private volatile Instant askedAt = Instant.MIN;

	Pulse(Engine engine, MeterRegistry registry) {
		this.engine = engine;
		Gauge.builder("quayside.daemon.up", this, (pulse) -> pulse.silentSince() == null ? 1 : 0)
			.description("Whether the daemon answers")
			.register(registry);
		Gauge.builder("quayside.daemon.ping", this, (pulse) -> {
			Beat beat = pulse.last;
			return (beat != null) ? beat.took().toNanos() / 1e9 : Double.NaN;
		}).description("How long the daemon took to answer the last ping").baseUnit("seconds").register(registry);
	}

	/**
	 * On a thread of its own each time, and so none is kept by a daemon that is silent.
	 */
	@Scheduled(fixedRate = PERIOD, timeUnit = TimeUnit.SECONDS)
	void ask() {
		if (!this.asking.tryLock()) {
			return;
		}
		try {
			Instant began = Instant.now();
			this.askedAt = began;
			EngineVersion version = this.engine.ping();
			this.last = new Beat(version, Duration.between(began, Instant.now()), Instant.now());
			this.refused = false;
		}
		catch (EngineException _) {
			this.refused = true;
		}
		finally {
			this.asking.unlock();
		}
	}

	/** The last answer, or null if there was none yet. */
	@Nullable Beat last() {
		return this.last;
	}

	/** When the daemon last answered, if it refuses or owes an answer; null otherwise. */
	@Nullable Instant silentSince() {
		Beat beat = this.last;
		Instant answered = (beat != null) ? beat.at() : Instant.EPOCH;
		boolean owes = this.askedAt.isAfter(answered) && this.askedAt.plus(PATIENCE).isBefore(Instant.now());
		return (this.refused || owes) ? answered : null;
	}

	/**
	 * An answer of the daemon.
	 *
	 * @param version what answered
	 * @param took how long it took
	 * @param at when it came
	 */
	record Beat(EngineVersion version, Duration took, Instant at) {
	}

}
