package dev.quayside.session;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts the sessions to rest whose time is over, and ends those that have rested long
 * enough and those whose ending failed before.
 */
@Component
class SessionSweep {

	private static final Logger logger = LoggerFactory.getLogger(SessionSweep.class);

	private static final int PERIOD = 10;

	private final SessionStore store;

	private final Sessions sessions;

	private final Activity activity;

	private final Queue queue;

	private final ClockWatch clock;

	SessionSweep(SessionStore store, Sessions sessions, Activity activity, Queue queue, ClockWatch clock) {
		this.queue = queue;
		this.clock = clock;
		this.store = store;
		this.sessions = sessions;
		this.activity = activity;
	}

	@Scheduled(fixedDelay = PERIOD, initialDelay = PERIOD, timeUnit = TimeUnit.SECONDS)
	void sweep() {
		this.clock.check();
		this.activity.save();
		this.queue.forgetGone(Instant.now());
		for (SessionStore.Row row : this.store.all()) {
			try {
				this.sessions.endIfOver(row.id());
			}
			catch (RuntimeException ex) {
				logger.warn("Session {} could not be ended; trying again in {} seconds: {}", row.id(), PERIOD,
						ex.getMessage());
			}
		}
	}

}
