package dev.quayside.lesson;

import java.util.List;

/**
 * A lesson: steps in their order.
 *
 * @param id its name in an address
 * @param number its place in the course, from 1
 * @param title what it is called
 * @param summary one sentence on what it teaches
 * @param minutes how long a learner takes
 * @param images the images that its commands need, as a learner writes them
 * @param steps its steps, at least one
 */
public record Lesson(String id, int number, String title, String summary, int minutes, List<String> images,
		List<Step> steps) {

	public Lesson {
		images = List.copyOf(images);
		steps = List.copyOf(steps);
	}

}
