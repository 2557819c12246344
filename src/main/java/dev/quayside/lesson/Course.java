package dev.quayside.lesson;

import java.util.List;

/**
 * A course: lessons in their order.
 *
 * @param id the name of its folder
 * @param title what it is called
 * @param summary one sentence on what it teaches
 * @param lessons its lessons, at least one
 */
public record Course(String id, String title, String summary, List<Lesson> lessons) {

	public Course {
		lessons = List.copyOf(lessons);
	}

}
