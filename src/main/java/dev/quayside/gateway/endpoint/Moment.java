package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as Docker's filters have it: a date, seconds since 1970, or how long ago.
 */
final class Moment {

	private static final Pattern AGO = Pattern.compile("(?:[0-9]{1,9}(?:ms|h|m|s))+");

	private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|h|m|s)");

	private static final Pattern SECONDS = Pattern.compile("([0-9]{1,12})(?:\\.[0-9]{1,9})?");

	private Moment() {
	}

	static Instant parse(String text, Instant now) {
		Matcher seconds = SECONDS.matcher(text);
		if (seconds.matches()) {
			return Instant.ofEpochSecond(Long.parseLong(seconds.group(1)));
		}
		if (AGO.matcher(text).matches()) {
			return now.minus(PART.matcher(text).results().map(Moment::part).reduce(Duration.ZERO, Duration::plus));
		}
		try {
			return date(text);
		}
		catch (DateTimeParseException ex) {
			throw Refusal.badRequest("until cannot be read as a moment; write say 24h or 2026-01-31T12:00:00");
		}
	}

	private static Duration part(MatchResult part) {
		long count = Long.parseLong(part.group(1));
		return switch (part.group(2)) {
			case "h" -> Duration.ofHours(count);
			case "m" -> Duration.ofMinutes(count);
			case "s" -> Duration.ofSeconds(count);
			default -> Duration.ofMillis(count);
		};
	}

	private static Instant date(String text) {
		if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
			return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
		}
		return text.matches(".*(?:Z|[+-][0-9]{2}:[0-9]{2})") ? OffsetDateTime.parse(text).toInstant()
				: LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
	}

}
