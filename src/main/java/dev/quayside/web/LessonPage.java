package dev.quayside.web;

import java.util.List;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Step;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a lesson shows.
 *
 * @param course the course it belongs to
 * @param lesson the lesson
 * @param previous the lesson before it, if it is not the first
 * @param next the lesson after it, if it is not the last
 * @param version which version of it this is, if it may change while it is open
 */
record LessonPage(Course course, Lesson lesson, @Nullable Lesson previous, @Nullable Lesson next,
		@Nullable Long version) {

	static LessonPage of(Course course, Lesson lesson, @Nullable Long version) {
		List<Lesson> lessons = course.lessons();
		int place = lessons.indexOf(lesson);
		return new LessonPage(course, lesson, (place > 0) ? lessons.get(place - 1) : null,
				(place + 1 < lessons.size()) ? lessons.get(place + 1) : null, version);
	}

	/**
	 * The steps that have a heading.
	 * @return the steps, in their order
	 */
	public List<Step> headings() {
		return this.lesson.steps().stream().filter((step) -> !step.title().isEmpty()).toList();
	}

	/**
	 * How a block is drawn.
	 * @param block a block of the lesson
	 * @return the kind, empty for what is not shown
	 */
	public String kind(Block block) {
		return switch (block) {
			case Block.Prose _ -> "prose";
			case Block.Question _ -> "question";
			case Block.Computed _ -> "computed";
			case Block.Task _ -> "task";
			case Block.Places _ -> "";
		};
	}

	/**
	 * Which question of the lesson one is.
	 * @param question its name
	 * @return its place, from 1
	 */
	public int number(String question) {
		return questions().indexOf(question) + 1;
	}

	/**
	 * The names of the questions of the lesson.
	 * @return the names, in their order
	 */
	public List<String> questions() {
		return this.lesson.questions();
	}

}
