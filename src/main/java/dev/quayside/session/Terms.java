package dev.quayside.session;

import java.time.Instant;

import dev.quayside.session.SessionStore.Row;

import org.springframework.stereotype.Component;

/**
 * When sessions end.
 */
@Component
class Terms {

	private final Activity activity;

	private final LifetimeProperties lifetimes;

	Terms(Activity activity, LifetimeProperties lifetimes) {
		this.activity = activity;
		this.lifetimes = lifetimes;
	}

	/** When an open session ends if nothing is done in it from now on. */
	Instant expiry(Row row) {
		return earlier(this.activity.last(row).plus(this.lifetimes.idle()), last(row));
	}

	private Instant last(Row row) {
		return (row.lastsUntil() != null) ? row.lastsUntil() : row.createdAt().plus(this.lifetimes.lifetime());
	}

	/** Until when a session lasts at most whose learner asks for more. */
	Instant extended(Row row, Instant now) {
		Instant wanted = earlier(now.plus(this.lifetimes.idle()), row.createdAt().plus(this.lifetimes.longest()));
		return wanted.isAfter(last(row)) ? wanted : last(row);
	}

	/** Until when a resting session is kept. */
	Instant keptUntil(Row row) {
		Instant since = (row.restsSince() != null) ? row.restsSince() : row.activeAt();
		return since.plus(this.lifetimes.grace());
	}

	boolean keepsAny() {
		return this.lifetimes.grace().isPositive();
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

}
