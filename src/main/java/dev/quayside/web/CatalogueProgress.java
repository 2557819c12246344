package dev.quayside.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.progress.LessonKey;
import dev.quayside.progress.LessonProgress;
import org.jspecify.annotations.Nullable;

/**
 * How far a learner is, as the catalogue shows it.
 *
 * @param courses all courses
 * @param progress by lesson
 */
record CatalogueProgress(List<Course> courses, Map<LessonKey, LessonProgress> progress) {

	/**
	 * Whether anything is kept of the learner.
	 * @return true if so
	 */
	public boolean isKept() {
		return !this.progress.isEmpty();
	}

	/**
	 * How a lesson stands.
	 * @param course its course
	 * @param lesson the lesson
	 * @return {@code done}, {@code begun} or {@code new}
	 */
	public String state(Course course, Lesson lesson) {
		LessonProgress of = of(course, lesson);
		if (!of.isOpened()) {
			return "new";
		}
		return (doneItems(lesson, of) == items(lesson)) ? "done" : "begun";
	}

	/**
	 * How much of a lesson is done.
	 * @param course its course
	 * @param lesson the lesson
	 * @return words, empty for a lesson that was not opened
	 */
	public String words(Course course, Lesson lesson) {
		LessonProgress of = of(course, lesson);
		return switch (state(course, lesson)) {
			case "new" -> "";
			case "done" -> "Done";
			default -> doneItems(lesson, of) + " of " + items(lesson) + " done";
		};
	}

	/**
	 * Where the learner goes on: in the lesson that was opened last, or behind it if that
	 * one is done.
	 * @param course in which course
	 * @return the lesson; null if none was opened, or all are done
	 */
	public @Nullable Lesson next(Course course) {
		Optional<Lesson> last = course.lessons()
			.stream()
			.filter((lesson) -> of(course, lesson).isOpened())
			.max(Comparator.comparing((lesson) -> of(course, lesson).openedAt()));
		return last
			.flatMap((from) -> course.lessons()
				.stream()
				.filter((lesson) -> lesson.number() >= from.number() && !state(course, lesson).equals("done"))
				.findFirst())
			.orElse(null);
	}

	private LessonProgress of(Course course, Lesson lesson) {
		return this.progress.getOrDefault(new LessonKey(course.id(), lesson.id()), LessonProgress.NONE);
	}

	private static int items(Lesson lesson) {
		return lesson.checks().size() + lesson.questions().size();
	}

	/** What was taken out of a lesson since is not counted. */
	private static int doneItems(Lesson lesson, LessonProgress progress) {
		long tasks = lesson.checks().stream().filter((check) -> progress.tasks().contains(check.id())).count();
		long answers = lesson.questions()
			.stream()
			.filter((question) -> Optional.ofNullable(progress.answers().get(question))
				.filter(LessonProgress.Answer::right)
				.isPresent())
			.count();
		return (int) (tasks + answers);
	}

}
