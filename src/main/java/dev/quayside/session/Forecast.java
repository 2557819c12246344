package dev.quayside.session;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * How long it takes until sessions become free, by how long earlier ones took.
 *
 * @param lengths how long earlier sessions took
 */
record Forecast(List<Duration> lengths) {

	/** By fewer nothing is foretold. */
	private static final int FEWEST = 5;

	Forecast {
		lengths = List.copyOf(lengths);
	}

	/**
	 * Foretells when somebody's turn comes.
	 * @param position 1 for who is next
	 * @param open the sessions that are taken
	 * @return how long it may take, or null where that is not known
	 */
	@Nullable Duration wait(int position, List<Taken> open) {
		if (this.lengths.size() < FEWEST || open.isEmpty()) {
			return null;
		}
		// Each ends once in the time that it has left, so that many end in a second.
		double rate = open.stream().mapToDouble((session) -> 1 / Math.max(1, left(session))).sum();
		return Duration.ofSeconds(Math.round(position / rate));
	}

	/** As long as the earlier ones that were as old took from there on, in seconds. */
	private double left(Taken session) {
		ToDoubleFunction<Duration> rest = (length) -> length.minus(session.age()).toSeconds();
		OptionalDouble usual = this.lengths.stream()
			.filter((length) -> length.compareTo(session.age()) > 0)
			.mapToDouble(rest)
			.average();
		return Math.min(usual.orElse(Double.MAX_VALUE), session.atMost().toSeconds());
	}

	/**
	 * A session that is taken.
	 *
	 * @param age how long it has lasted
	 * @param atMost when it ends if nothing is done in it from now on
	 */
	record Taken(Duration age, Duration atMost) {
	}

}
