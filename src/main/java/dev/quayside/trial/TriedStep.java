package dev.quayside.trial;

import java.time.Duration;
import java.util.List;

import dev.quayside.lesson.Fault;

/**
 * How a step of a lesson went.
 *
 * @param title its heading, in plain words
 * @param commands how many blocks were run
 * @param tasks how many tasks were open before and done after
 * @param questions how many questions took the right answer and no other
 * @param time what it took
 * @param notes what its author may want to know, a sentence each
 * @param faults what is wrong
 */
public record TriedStep(String title, int commands, int tasks, int questions, Duration time, List<String> notes,
		List<Fault> faults) {

	public TriedStep {
		notes = List.copyOf(notes);
		faults = List.copyOf(faults);
	}

}
