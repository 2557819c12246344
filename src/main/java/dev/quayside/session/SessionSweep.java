package dev.quayside.session;

import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts the sessions to rest whose time is over, and ends those that have rested long
 * enough and those whose ending failed before. Several at a time: none waits for all.
 */
@Component
class SessionSweep {

	private static final Logger logger = LoggerFactory.getLogger(SessionSweep.class);

	private static final int PERIOD = 10;

	/** One whose containers do not heed their end takes ten seconds. */
	private static final int AT_ONCE = 8;

	private final SessionStore store;

	private final Overdue overdue;

	private final Activity activity;

	private final Queue queue;

	private final ClockWatch clock;

	SessionSweep(SessionStore store, Overdue overdue, Activity activity, Queue queue, ClockWatch clock) {
		this.queue = queue;
		this.clock = clock;
		this.store = store;
		this.overdue = overdue;
		this.activity = activity;
	}

	@Scheduled(fixedDelay = PERIOD, initialDelay = PERIOD, timeUnit = TimeUnit.SECONDS)
	void sweep() {
		this.clock.check();
		this.activity.save();
		this.queue.forgetGone(Instant.now());
		try (ExecutorService few = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("sweep").factory())) {
			this.store.all().forEach((row) -> few.submit(() -> settle(row.id())));
		}
	}

	private void settle(SessionId session) {
		try (var _ = SessionInLog.of(session)) {
			try {
				this.overdue.settle(session);
			}
			catch (RuntimeException ex) {
				logger.warn("The session could not be seen to; trying again in {} seconds: {}", PERIOD,
						ex.getMessage());
			}
		}
	}

}
