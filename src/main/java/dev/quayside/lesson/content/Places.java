package dev.quayside.lesson.content;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The places in commands that are filled before they run, such as {@code <container ID>}.
 */
public final class Places {

	/**
	 * Words in angle brackets with nothing but themselves between: a redirection such as
	 * {@code < file} or {@code <<EOF} has a space or a second bracket there. The bounded
	 * repeat keeps a flood of brackets cheap.
	 */
	static final Pattern PATTERN = Pattern.compile("(?<!<)<([A-Za-z0-9](?:[A-Za-z0-9 -]{0,62}[A-Za-z0-9])?)>");

	private Places() {
	}

	/** Whether a command can have a place of this name. */
	static boolean isPlace(String name) {
		return PATTERN.matcher("<" + name + ">").matches();
	}

	/**
	 * The names of the places in a line.
	 * @param line of a command
	 * @return the names, in their order
	 */
	public static List<String> in(String line) {
		return PATTERN.matcher(line).results().map((place) -> place.group(1)).toList();
	}

	/**
	 * A line with its places filled.
	 * @param line of a command
	 * @param text for each of them
	 * @return the line as it could be typed
	 */
	public static String filled(String line, String text) {
		return PATTERN.matcher(line).replaceAll(text);
	}

}
