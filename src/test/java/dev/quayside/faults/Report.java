package dev.quayside.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each fault costs a bystander, beside what an answer takes in the quiet just before
 * it. Kept in a file: a log is what others write to as well.
 */
final class Report {

	/** Machines that test are busy. */
	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final Duration QUIET = Duration.ofSeconds(3);

	private final Path socket;

	private final String container;

	private Duration quiet = Duration.ZERO;

	/**
	 * Begins a report.
	 * @param socket the bystander's
	 * @param container the bystander's
	 */
	Report(Path socket, String container) {
		this.socket = socket;
		this.container = container;
	}

	/** Feels the pulse while nothing goes on, to compare with. */
	void quiet() throws InterruptedException {
		try (Pulse pulse = pulse()) {
			Thread.sleep(QUIET);
			Beats beats = pulse.beats();
			assertThat(beats.trouble()).isEmpty();
			this.quiet = beats.median();
		}
	}

	Pulse pulse() {
		return new Pulse(this.socket, this.container);
	}

	Pulse pulseAfterQuiet() throws InterruptedException {
		quiet();
		return pulse();
	}

	void tell(String fault, Beats beats) throws IOException {
		assertThat(beats.trouble()).as(fault).isEmpty();
		tell("%s: docker ps of others %d times, the slowest %s, the median %s; in the quiet before it %s".formatted(
				fault, beats.answers().size(), compared(beats.slowest()), compared(beats.median()),
				milliseconds(this.quiet)));
		assertThat(beats.slowest()).isLessThan(BOUND);
	}

	void tell(String figure) throws IOException {
		Files.writeString(Path.of("target", "faults.txt"), figure + "\n", StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
	}

	private String compared(Duration answer) {
		return String.format(Locale.ROOT, "%s (%.1f times)", milliseconds(answer),
				(double) answer.toNanos() / this.quiet.toNanos());
	}

	private static String milliseconds(Duration duration) {
		return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
	}

}
