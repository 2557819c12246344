package dev.quayside.web.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Grade;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Quiz;
import dev.quayside.progress.LessonProgress;

/**
 * How far a learner was in a lesson that they open again.
 *
 * @param tasks the names of those that were done
 * @param answers what was answered, by the names of the questions
 */
record Opened(Set<String> tasks, Map<String, Before> answers) {

	/**
	 * An answer of before, graded anew where the lesson alone knows what is right.
	 *
	 * @param given what was chosen or written
	 * @param right whether it is right, or was when it was written
	 * @param feedback safe HTML by the place of each chosen option that has some
	 */
	record Before(List<String> given, boolean right, Map<Integer, String> feedback) {
	}

	static Opened of(Lesson lesson, LessonProgress progress) {
		Map<String, Before> answers = new HashMap<>();
		lesson.steps().stream().flatMap((step) -> step.blocks().stream()).forEach((block) -> {
			switch (block) {
				case Block.Question(Quiz quiz) -> Optional.ofNullable(progress.answers().get(quiz.id()))
					.flatMap((answer) -> before(quiz, answer))
					.ifPresent((before) -> answers.put(quiz.id(), before));
				case Block.Computed(var quiz) -> Optional.ofNullable(progress.answers().get(quiz.id()))
					.ifPresent(
							(answer) -> answers.put(quiz.id(), new Before(answer.given(), answer.right(), Map.of())));
				case Block.Prose _, Block.Task _, Block.Places _ -> {
				}
			}
		});
		return new Opened(progress.tasks(), answers);
	}

	/** Empty if the lesson was changed, and the answer is none any more. */
	private static Optional<Before> before(Quiz quiz, LessonProgress.Answer answer) {
		try {
			Grade grade = quiz.grade(answer.given().stream().map(Integer::valueOf).toList());
			return Optional.of(new Before(answer.given(), grade.right(), grade.feedback()));
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

}
