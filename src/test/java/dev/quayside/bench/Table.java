package dev.quayside.bench;

import java.io.PrintStream;
import java.util.Locale;

/**
 * The results, a line each, as they come.
 */
final class Table {

	private static final String LINE = "%-58s %12s %12s %9s %9s  %s%n";

	private final PrintStream out;

	Table(PrintStream out) {
		this.out = out;
	}

	void head() {
		this.out.printf(LINE, "", "raw", "session", "ratio", "target", "");
	}

	void note(String sentence) {
		this.out.println(sentence);
	}

	/** Two times of which the second is to be at most so many times the first. */
	void atMost(String what, double raw, double session, double target) {
		line(what, milliseconds(raw), milliseconds(session), session / raw, "<= " + decimal(target),
				verdict(session / raw <= target));
	}

	/** Two times of which the second is to be at most so many milliseconds. */
	void atMostMilliseconds(String what, double raw, double session, double target) {
		line(what, milliseconds(raw), milliseconds(session), session / raw, "<= %.0f ms".formatted(target),
				verdict(session <= target));
	}

	/** Two rates of which the second is to be at least so many times the first. */
	void atLeast(String what, double raw, double session, double target) {
		line(what, rate(raw), rate(session), session / raw, ">= " + decimal(target), verdict(session / raw >= target));
	}

	/** Two times without a target. */
	void compare(String what, double raw, double session) {
		line(what, milliseconds(raw), milliseconds(session), session / raw, "", "");
	}

	/** A figure of the session alone, with a target. */
	void figure(String what, String value, String target, boolean met) {
		this.out.printf(LINE, what, "", value, "", target, verdict(met));
	}

	/** A figure of the session alone. */
	void figure(String what, String value) {
		this.out.printf(LINE, what, "", value, "", "", "");
	}

	private void line(String what, String raw, String session, double ratio, String target, String verdict) {
		this.out.printf(LINE, what, raw, session, decimal(ratio), target, verdict);
	}

	private static String verdict(boolean met) {
		return met ? "met" : "missed";
	}

	private static String milliseconds(double value) {
		return String.format(Locale.ROOT, "%.1f ms", value);
	}

	private static String rate(double megabytesPerSecond) {
		return String.format(Locale.ROOT, "%.0f MB/s", megabytesPerSecond);
	}

	private static String decimal(double value) {
		return String.format(Locale.ROOT, "%.2f", value);
	}

}
