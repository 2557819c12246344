package dev.quayside.lesson;

import java.util.List;

/**
 * A task that is seen to be done by what a learner's engine holds.
 *
 * @param id its name within the lesson, the same until its step is renamed or others are
 * put before it there
 * @param task what is to be done, in safe HTML
 * @param hints in safe HTML, to be given one at a time
 * @param expected what is true once it is done: all of it
 * @param needed without what it cannot be done: all of it
 * @param line where it stands in its file, from 1
 */
public record Check(String id, String task, List<String> hints, List<Expectation> expected, List<Expectation> needed,
		int line) {

	public Check {
		hints = List.copyOf(hints);
		expected = List.copyOf(expected);
		needed = List.copyOf(needed);
	}

}
