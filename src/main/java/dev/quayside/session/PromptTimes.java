package dev.quayside.session;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import dev.quayside.gateway.SessionId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How long those who come wait until their shell says something: from the request for a
 * session to the first output that goes to the browser. Safe for use by several threads.
 */
@Component
public class PromptTimes {

	private static final Duration[] STEPS = { Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
			Duration.ofMillis(600), Duration.ofSeconds(2), Duration.ofSeconds(10) };

	private final ConcurrentHashMap<SessionId, Long> waiting = new ConcurrentHashMap<>();

	private final Timer timer;

	PromptTimes(MeterRegistry registry) {
		this.timer = Timer.builder("quayside.session.prompt")
			.description("Time from the request for a session to the first output of its shell")
			.serviceLevelObjectives(STEPS)
			.register(registry);
	}

	/**
	 * Somebody got a session that they did not have before.
	 * @param session which
	 * @param asked when they asked for it, as {@link System#nanoTime()} tells it
	 */
	public void begun(SessionId session, long asked) {
		this.waiting.put(session, asked);
	}

	/**
	 * Output of a session goes to a browser.
	 * @param session which
	 */
	public void shown(SessionId session) {
		Long asked = this.waiting.isEmpty() ? null : this.waiting.remove(session);
		if (asked != null) {
			this.timer.record(System.nanoTime() - asked, TimeUnit.NANOSECONDS);
		}
	}

	@EventListener
	void ends(SessionEnding event) {
		this.waiting.remove(event.session());
	}

	/**
	 * How long it took on average since the server started.
	 * @return the time, zero if nobody came yet
	 */
	public Duration average() {
		return Duration.ofNanos((long) this.timer.mean(TimeUnit.NANOSECONDS));
	}

}
