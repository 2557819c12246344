package dev.quayside.lesson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

	/**
	 * The name of its file, in the folder of its course.
	 * @return the name
	 */
	public String file() {
		return "%02d-%s.md".formatted(this.number, this.id);
	}

	/**
	 * The tasks of all steps.
	 * @return the tasks, in their order
	 */
	public List<Check> checks() {
		return this.steps.stream().flatMap((step) -> step.checks().stream()).toList();
	}

	/**
	 * The names of the questions of all steps.
	 * @return the names, in their order
	 */
	public List<String> questions() {
		return this.steps.stream().flatMap((step) -> step.questions().stream()).toList();
	}

	/**
	 * With what the places in commands are filled.
	 * @return where to look, by the name of the place
	 */
	public Map<String, Lookup> places() {
		Map<String, Lookup> places = new LinkedHashMap<>();
		this.steps.stream()
			.flatMap((step) -> step.blocks().stream())
			.filter(Block.Places.class::isInstance)
			.forEach((block) -> places.putAll(((Block.Places) block).byName()));
		return places;
	}

}
