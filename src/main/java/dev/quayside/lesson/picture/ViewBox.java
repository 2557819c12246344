package dev.quayside.lesson.picture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the plane that a drawing shows; its size is the drawing's natural size in
 * CSS pixels.
 *
 * @param text the four numbers
 * @param width the third
 * @param height the fourth
 */
record ViewBox(String text, String width, String height) {

	private static final String NUMBER = "(-?[0-9]{1,5}(?:\\.[0-9]{1,4})?)";

	private static final Pattern NUMBERS = Pattern.compile(NUMBER + " " + NUMBER + " " + NUMBER + " " + NUMBER);

	static Optional<ViewBox> of(String text) {
		Matcher numbers = NUMBERS.matcher(text.strip());
		if (!numbers.matches() || numbers.group(3).startsWith("-") || numbers.group(4).startsWith("-")) {
			return Optional.empty();
		}
		return Optional.of(new ViewBox(numbers.group(), numbers.group(3), numbers.group(4)));
	}

}
