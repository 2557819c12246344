package dev.quayside.operator;

import java.time.Duration;
import java.util.Map;
import dev.quayside.session.SessionCensus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * How many sessions there are in each state, counted once for all gauges of a scrape.
 */
@Component
class PlaygroundMeters implements MeterBinder {

	private static final long FRESH = Duration.ofSeconds(1).toNanos();

	private final SessionCensus census;

	private Map<String, Long> counts = Map.of();

	private long countedAt = System.nanoTime() - FRESH;

	PlaygroundMeters(SessionCensus census) {
		this.census = census;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String state : SessionCensus.states()) {
			Gauge.builder("quayside.sessions", () -> count(state))
				.description("Sessions by state")
				.tag("state", state)
				.register(registry);
		}
		Gauge.builder("quayside.sessions.maximum", this.census::maximum)
			.description("How many sessions there may be at once")
			.register(registry);
	}

	private synchronized long count(String state) {
		if (System.nanoTime() - this.countedAt >= FRESH) {
			this.counts = this.census.byState();
			this.countedAt = System.nanoTime();
		}
		return this.counts.getOrDefault(state, 0L);
	}

}
