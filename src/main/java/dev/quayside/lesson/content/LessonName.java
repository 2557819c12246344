package dev.quayside.lesson.content;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the file of a lesson, such as {@code 02-images.md}.
 *
 * @param file the name itself
 * @param number the place of the lesson in the course, from 1
 * @param id the name of the lesson in an address
 */
record LessonName(String file, int number, String id) {

	private static final Pattern NAME = Pattern.compile("([0-9]{2})-([a-z0-9][a-z0-9-]{0,63})\\.md");

	static Optional<LessonName> of(String file) {
		Matcher name = NAME.matcher(file);
		return name.matches() ? Optional.of(new LessonName(file, Integer.parseInt(name.group(1)), name.group(2)))
				: Optional.empty();
	}

}
