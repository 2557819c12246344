package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.EngineEvent;
import dev.quayside.gateway.http.Query;
import dev.quayside.gateway.http.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * From when to when events are asked for, in nanoseconds of Unix time.
 *
 * @param past whether what happened before is asked for
 * @param since the first
 * @param until the last, if there is to be one
 */
record EventPeriod(boolean past, long since, OptionalLong until) {

	static EventPeriod of(Query query) {
		OptionalLong since = time(query, "since");
		OptionalLong until = time(query, "until");
		if (since.isPresent() && until.isPresent() && since.getAsLong() > until.getAsLong()) {
			throw Refusal.badRequest("`since` time (%s) cannot be after `until` time (%s)"
				.formatted(query.text("since").orElse(""), query.text("until").orElse("")));
		}
		// moby tells the past for either of them.
		boolean past = since.isPresent() || until.isPresent();
		return new EventPeriod(past, since.orElse(past ? 0 : now()), until);
	}

	private static OptionalLong time(Query query, String name) {
		Optional<String> text = query.text(name);
		text.filter((value) -> !value.matches("[0-9]{1,10}(?:\\.[0-9]{1,9})?")).ifPresent((value) -> {
			throw Refusal.badRequest("The parameter " + name + " is not in seconds of Unix time");
		});
		return text.map((value) -> OptionalLong.of(new BigDecimal(value).movePointRight(9).longValue()))
			.orElse(OptionalLong.empty());
	}

	boolean has(EngineEvent event) {
		return event.nanos() >= this.since && event.nanos() <= this.until.orElse(Long.MAX_VALUE);
	}

	/** How long to wait for more, in nanoseconds. */
	long left() {
		return this.until.isPresent() ? Math.max(0, this.until.getAsLong() - now()) : TimeUnit.DAYS.toNanos(365);
	}

	private static long now() {
		return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
	}

}
