package dev.quayside.check;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing that is wanted of an object.
 *
 * @param <T> the object
 * @param holds whether it is so
 * @param says what is found in its place, and what is wanted
 * @param costly whether looking takes the daemon's time
 */
record Aspect<T>(Predicate<T> holds, Function<T, String> says, boolean costly) {

	static <T> Aspect<T> of(Predicate<T> holds, Function<T, String> says) {
		return new Aspect<>(holds, says, false);
	}

}
