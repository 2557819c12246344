package dev.quayside.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a {@link Pulse} felt, or several of them.
 *
 * @param answers how long each took
 * @param first how long after a pulse had begun its first answer came, at the most
 * @param trouble what was no answer
 */
record Beats(List<Duration> answers, Duration first, List<String> trouble) {

	static final Beats NONE = new Beats(List.of(), Duration.ZERO, List.of());

	Beats {
		answers = answers.stream().sorted().toList();
		trouble = List.copyOf(trouble);
	}

	Beats plus(Beats more) {
		return new Beats(Stream.concat(this.answers.stream(), more.answers.stream()).toList(),
				(this.first.compareTo(more.first) > 0) ? this.first : more.first,
				Stream.concat(this.trouble.stream(), more.trouble.stream()).toList());
	}

	Duration slowest() {
		return this.answers.getLast();
	}

	Duration median() {
		return this.answers.get(this.answers.size() / 2);
	}

}
