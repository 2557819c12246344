package dev.quayside.gateway.build;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go writes them: {@code 1m30s}.
 */
final class GoDuration {

	private static final Pattern WHOLE = Pattern.compile("(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:ns|us|µs|ms|s|m|h))+");

	private static final Pattern PART = Pattern.compile("([0-9.]+)([a-zµ]+)");

	private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L, "s",
			1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

	private static final Duration LONGEST = Duration.ofDays(1);

	private GoDuration() {
	}

	static Duration parse(String text) {
		if (text.equals("0")) {
			return Duration.ZERO;
		}
		if (text.length() > 64 || !WHOLE.matcher(text).matches()) {
			throw new DockerfileException("time: invalid duration \"" + text + "\"");
		}
		BigDecimal nanos = BigDecimal.ZERO;
		Matcher part = PART.matcher(text);
		while (part.find()) {
			nanos = nanos
				.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L))));
		}
		if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
			throw new DockerfileException("\"" + text + "\" is longer than a day");
		}
		return Duration.ofNanos(nanos.longValue());
	}

	/** As the history of an image has it. */
	static String text(Duration duration) {
		if (duration.isZero()) {
			return "0s";
		}
		BigDecimal seconds = BigDecimal.valueOf(duration.toNanos(), 9);
		if (duration.toNanos() < 1_000_000_000L) {
			return BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros().toPlainString() + "ms";
		}
		BigDecimal[] minutes = seconds.divideAndRemainder(BigDecimal.valueOf(60));
		long hours = minutes[0].longValue() / 60;
		String rest = (minutes[1].signum() == 0) ? "0" : minutes[1].stripTrailingZeros().toPlainString();
		return ((hours > 0) ? hours + "h" : "")
				+ ((hours > 0 || minutes[0].signum() > 0) ? minutes[0].longValue() % 60 + "m" : "") + rest + "s";
	}

}
