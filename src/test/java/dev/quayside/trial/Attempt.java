package dev.quayside.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a learner does in place of what a step wants.
 *
 * @param lesson the id of the lesson
 * @param step the title of the step at which they begin
 * @param lines what they type
 * @param told what they must be told
 */
record Attempt(String lesson, String step, List<String> lines, String told) {

	private static final Pattern PLACE = Pattern.compile("\\[([a-z-]+) / (.+)]");

	@Override
	public String toString() {
		return this.lesson + ": " + String.join(" ↵ ", this.lines);
	}

	/** Reads the table. */
	static List<Attempt> all() throws IOException {
		List<Attempt> attempts = new ArrayList<>();
		List<String> lines = new ArrayList<>();
		String lesson = "";
		String step = "";
		for (String line : Files.readAllLines(Path.of("src/test/resources/attempts.txt"))) {
			Matcher place = PLACE.matcher(line);
			if (place.matches()) {
				lesson = place.group(1);
				step = place.group(2);
			}
			else if (line.startsWith("= ")) {
				attempts.add(new Attempt(lesson, step, List.copyOf(lines), line.substring(2)));
				lines.clear();
			}
			else if (!line.isEmpty() && !line.startsWith("#")) {
				lines.add(line);
			}
		}
		return attempts;
	}

}
