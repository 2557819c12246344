package dev.quayside.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long the daemon takes until its answer begins, by what the request is
 * about. What an answer streams afterwards does not count.
 */
final class TimedUpstream implements Upstream {

	/** All that may be told apart; a metric has no room for paths. */
	private static final Set<String> OBJECTS = Set.of("containers", "images", "networks", "volumes", "exec", "build",
			"commit", "events", "info", "system", "version", "_ping");

	private static final Duration[] STEPS = { Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100),
			Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10) };

	private final Map<String, Timer> timers = new ConcurrentHashMap<>();

	private final Upstream upstream;

	private final MeterRegistry registry;

	TimedUpstream(Upstream upstream, MeterRegistry registry) {
		this.upstream = upstream;
		this.registry = registry;
	}

	@Override
	public UpstreamResponse send(UpstreamRequest request) throws IOException {
		long began = System.nanoTime();
		try {
			return this.upstream.send(request);
		}
		finally {
			this.timers.computeIfAbsent(object(request.target()), this::timer)
				.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
		}
	}

	private Timer timer(String object) {
		return Timer.builder("quayside.daemon.answer")
			.description("Time until the daemon's answer to the gateway began")
			.tag("object", object)
			.serviceLevelObjectives(STEPS)
			.register(this.registry);
	}

	/** The first word of the path below the version. */
	static String object(String target) {
		for (String word : target.split("[/?]", 4)) {
			if (OBJECTS.contains(word)) {
				return word;
			}
		}
		return "other";
	}

}
