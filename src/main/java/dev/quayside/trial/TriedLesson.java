package dev.quayside.trial;

import java.time.Duration;
import java.util.List;

import dev.quayside.lesson.Fault;
import dev.quayside.lesson.Lesson;

/**
 * How a lesson went.
 *
 * @param course the id of its course
 * @param lesson the lesson
 * @param steps its steps that were tried, in their order
 */
public record TriedLesson(String course, Lesson lesson, List<TriedStep> steps) {

	public TriedLesson {
		steps = List.copyOf(steps);
	}

	/**
	 * What is wrong in all of its steps.
	 * @return the faults, in the order of the steps
	 */
	public List<Fault> faults() {
		return this.steps.stream().flatMap((step) -> step.faults().stream()).toList();
	}

	/**
	 * What all steps took.
	 * @return the time
	 */
	public Duration time() {
		return this.steps.stream().map(TriedStep::time).reduce(Duration.ZERO, Duration::plus);
	}

}
