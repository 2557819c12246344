package dev.quayside.lesson.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A lesson as its author wrote it: what it does and asks, line by line.
 *
 * @param course the id of its course
 * @param lesson its id
 * @param file its file, as its author knows it
 * @param imagesLine the line that names its images; 1 if none does, 0 if that cannot be
 * known because the top of the file cannot be read
 * @param images the images that it names
 * @param text all of its text below the front matter, with empty lines in its place
 * @param moments what it does and asks, in the order of the text
 */
public record LessonSource(String course, String lesson, String file, int imagesLine, List<String> images, String text,
		List<Moment> moments) {

	public LessonSource {
		images = List.copyOf(images);
		moments = List.copyOf(moments);
	}

	/**
	 * The text but for the blocks that are typed.
	 * @return the text, shorter than the file
	 */
	public String words() {
		List<String> lines = new ArrayList<>(List.of(this.text.split("\n", -1)));
		for (Moment moment : this.moments) {
			if (moment instanceof Moment.Typed typed) {
				int end = Math.min(typed.line() + typed.lines().size(), lines.size());
				Collections.fill(lines.subList(Math.min(typed.line(), end), end), "");
			}
		}
		return String.join("\n", lines);
	}

}
