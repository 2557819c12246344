package dev.quayside.gateway.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a Dockerfile with their continuations joined, without comments.
 *
 * @param lines in their order
 * @param escape what continues a line and escapes a character
 * @param warnings what a learner should know of them
 */
record LogicalLines(List<Line> lines, char escape, List<String> warnings) {

	private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");

	static LogicalLines of(String text) {
		String[] all = (text.startsWith("\ufeff") ? text.substring(1) : text).split("\r?\n", -1);
		char escape = directives(all);
		List<Line> lines = new ArrayList<>();
		List<String> warnings = new ArrayList<>();
		for (int i = 0; i < all.length; i++) {
			String first = all[i].stripLeading();
			if (first.isEmpty() || first.startsWith("#")) {
				continue;
			}
			int number = i + 1;
			StringBuilder line = new StringBuilder();
			boolean emptyLine = false;
			boolean goesOn = append(line, first, escape);
			while (goesOn && i + 1 < all.length) {
				String next = all[++i];
				if (next.isBlank()) {
					// The last line of a file is often nothing but its end.
					emptyLine |= i + 1 < all.length;
				}
				else if (!next.stripLeading().startsWith("#")) {
					goesOn = append(line, next, escape);
				}
			}
			if (!line.toString().isBlank()) {
				lines.add(new Line(number, line.toString()));
			}
			if (emptyLine) {
				warnings.add("[WARNING]: Empty continuation line found in:\n    " + line);
			}
		}
		if (!warnings.isEmpty()) {
			warnings.add("[WARNING]: Empty continuation lines will become errors in a future release.");
		}
		return new LogicalLines(List.copyOf(lines), escape, List.copyOf(warnings));
	}

	/** Returns whether the line goes on. */
	private static boolean append(StringBuilder line, String text, char escape) {
		String end = text.replaceFirst("[ \\t]+$", "");
		boolean goesOn = !end.isEmpty() && end.charAt(end.length() - 1) == escape;
		line.append(goesOn ? end.substring(0, end.length() - 1) : text);
		return goesOn;
	}

	/** They stand before everything else, comments and empty lines included. */
	private static char directives(String[] all) {
		Character escape = null;
		for (int i = 0; i < all.length; i++) {
			Matcher directive = DIRECTIVE.matcher(all[i].strip());
			if (!directive.matches()) {
				break;
			}
			String name = directive.group(1).toLowerCase(Locale.ROOT);
			if (name.equals("syntax")) {
				throw DockerfileException.atLine(i + 1,
						"# syntax= names a program that builds instead of Docker, which is not part of this playground; "
								+ "remove the line");
			}
			if (!name.equals("escape")) {
				break;
			}
			if (escape != null) {
				throw DockerfileException.atLine(i + 1, "only one escape parser directive can be used");
			}
			if (!directive.group(2).equals("\\") && !directive.group(2).equals("`")) {
				throw DockerfileException.atLine(i + 1, "invalid ESCAPE '" + directive.group(2) + "'. Must be ` or \\");
			}
			escape = directive.group(2).charAt(0);
		}
		return (escape != null) ? escape : '\\';
	}

	/**
	 * One line.
	 *
	 * @param number of its first line in the file, from 1
	 * @param text of all its lines
	 */
	record Line(int number, String text) {

	}

}
