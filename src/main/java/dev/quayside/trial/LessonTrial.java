package dev.quayside.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Step;

/**
 * One lesson that is played.
 *
 * @param scene where
 * @param lesson the lesson
 */
record LessonTrial(Scene scene, Lesson lesson) {

	/**
	 * Plays the steps; after a command that does not come to an end, none of the rest.
	 */
	List<TriedStep> play(Consumer<TriedStep> listener) {
		List<TriedStep> tried = new ArrayList<>();
		for (Step step : this.lesson.steps()) {
			StepTrial trial = new StepTrial(this.scene, step);
			boolean goesOn = trial.play();
			tried.add(trial.result());
			listener.accept(tried.getLast());
			if (!goesOn) {
				break;
			}
		}
		return tried;
	}

}
