package dev.quayside.operator;

import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import dev.quayside.session.Reaper;
import dev.quayside.session.ReaperFinds;
import dev.quayside.session.SessionCensus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * How many sessions there are in each state, counted once for all gauges of a scrape, and
 * what was left behind.
 */
@Component
class PlaygroundMeters implements MeterBinder {

	private static final long FRESH = Duration.ofSeconds(1).toNanos();

	private final SessionCensus census;

	private final Reaper reaper;

	private Map<String, Long> counts = Map.of();

	private long countedAt = System.nanoTime() - FRESH;

	PlaygroundMeters(SessionCensus census, Reaper reaper) {
		this.census = census;
		this.reaper = reaper;
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
		Gauge.builder("quayside.sessions.waiting", this.census::waiting)
			.description("How many wait for a session")
			.register(registry);
		bindLeaks(registry);
	}

	/** What a failure left behind, and was found and removed since the start. */
	private void bindLeaks(MeterRegistry registry) {
		Map<String, ToDoubleFunction<ReaperFinds>> kinds = Map.of("containers", ReaperFinds::containers, "networks",
				ReaperFinds::networks, "volumes", ReaperFinds::volumes, "images", ReaperFinds::images, "folders",
				ReaperFinds::folders, "engines", ReaperFinds::engines);
		kinds.forEach((kind, number) -> FunctionCounter
			.builder("quayside.leaks", this.reaper, (reaper) -> number.applyAsDouble(reaper.total()))
			.description("What no session had any more, and was found and removed")
			.tag("kind", kind)
			.register(registry));
	}

	private synchronized long count(String state) {
		if (System.nanoTime() - this.countedAt >= FRESH) {
			this.counts = this.census.byState();
			this.countedAt = System.nanoTime();
		}
		return this.counts.getOrDefault(state, 0L);
	}

}
