package dev.quayside.web;

import java.util.List;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Quiz;
import dev.quayside.lesson.Step;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a lesson shows.
 *
 * @param course the course it belongs to
 * @param lesson the lesson
 * @param previous the lesson before it, if it is not the first
 * @param next the lesson after it, if it is not the last
 */
record LessonPage(Course course, Lesson lesson, @Nullable Lesson previous, @Nullable Lesson next) {

	static LessonPage of(Course course, Lesson lesson) {
		List<Lesson> lessons = course.lessons();
		int place = lesson.number() - 1;
		return new LessonPage(course, lesson, (place > 0) ? lessons.get(place - 1) : null,
				(place + 1 < lessons.size()) ? lessons.get(place + 1) : null);
	}

	/**
	 * The steps that have a heading.
	 * @return the steps, in their order
	 */
	public List<Step> headings() {
		return this.lesson.steps().stream().filter((step) -> !step.title().isEmpty()).toList();
	}

	/**
	 * The question that a block is.
	 * @param block a block of the lesson
	 * @return the question, or null for text
	 */
	public @Nullable Quiz quiz(Block block) {
		return (block instanceof Block.Question(Quiz quiz)) ? quiz : null;
	}

	/**
	 * Which question of the lesson one is.
	 * @param quiz the question
	 * @return its place, from 1
	 */
	public int number(Quiz quiz) {
		return questions().indexOf(quiz.id()) + 1;
	}

	/**
	 * The names of the questions of the lesson.
	 * @return the names, in their order
	 */
	public List<String> questions() {
		return this.lesson.steps()
			.stream()
			.flatMap((step) -> step.blocks().stream())
			.filter(Block.Question.class::isInstance)
			.map((block) -> ((Block.Question) block).quiz().id())
			.toList();
	}

}
