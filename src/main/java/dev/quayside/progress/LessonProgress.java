package dev.quayside.progress;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far a learner is in a lesson.
 *
 * @param openedAt when it was opened the last time
 * @param tasks the names of the tasks that are done
 * @param answers the last answer to each question, by its name
 */
public record LessonProgress(Instant openedAt, Set<String> tasks, Map<String, Answer> answers) {

	/** A lesson that was not opened. */
	public static final LessonProgress NONE = new LessonProgress(Instant.EPOCH, Set.of(), Map.of());

	public LessonProgress {
		tasks = Set.copyOf(tasks);
		answers = Map.copyOf(answers);
	}

	/**
	 * An answer.
	 *
	 * @param given what was chosen or written
	 * @param right whether it was right
	 */
	public record Answer(List<String> given, boolean right) {

		public Answer {
			given = List.copyOf(given);
		}

	}

	/**
	 * Whether it was opened at all.
	 * @return true if so
	 */
	public boolean isOpened() {
		return this.openedAt.isAfter(Instant.EPOCH);
	}

	/**
	 * How many of the questions were answered rightly.
	 * @return their number
	 */
	public int rightAnswers() {
		return (int) this.answers.values().stream().filter(Answer::right).count();
	}

}
