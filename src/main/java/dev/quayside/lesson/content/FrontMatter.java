package dev.quayside.lesson.content;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What stands above the text of a file, between two lines of three dashes.
 *
 * @param entries the values by their keys
 * @param body the text below, with empty lines in the place of what stood above, so that
 * the numbers of lines stay
 * @param faults takes what is wrong with the file
 */
record FrontMatter(Map<String, Entry> entries, String body, FileFaults faults) {

	private static final int LONGEST = 300; // characters

	private static final int MOST_MINUTES = 600;

	/** A reference to an image as a learner writes it. */
	private static final Pattern IMAGE = Pattern.compile("[a-z0-9][a-z0-9._/:-]{0,199}");

	/**
	 * The values of one key.
	 *
	 * @param line the line of the key
	 * @param values the values, none if the author left them out
	 * @param list whether they were written as a list
	 */
	record Entry(int line, List<String> values, boolean list) {
	}

	/**
	 * What stands in for front matter that cannot be read, which was told already.
	 */
	static FrontMatter unreadable(String body, FileFaults faults) {
		return new FrontMatter(Map.of(), body, faults.muted());
	}

	/**
	 * One line of text. A fault, and empty, if it is not there.
	 */
	String text(String key) {
		Entry entry = this.entries.get(key);
		if (entry == null || (entry.values().isEmpty() && !entry.list())) {
			this.faults.add((entry != null) ? entry.line() : 1, "there is no " + key, "add " + key + ": to the top");
			return "";
		}
		if (entry.list()) {
			this.faults.add(entry.line(), key + " is a list", "write one line of text");
			return "";
		}
		String text = entry.values().getFirst();
		if (text.isBlank() || text.length() > LONGEST) {
			this.faults.add(entry.line(), key + " is empty or longer than " + LONGEST + " characters",
					"write one short line of text");
		}
		return text;
	}

	int minutes() {
		String text = text("minutes");
		int minutes = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
		if (!text.isEmpty() && (minutes < 1 || minutes > MOST_MINUTES)) {
			this.faults.add(line("minutes"), "minutes is not a whole number from 1 to " + MOST_MINUTES,
					"write how long a learner takes, such as minutes: 10");
		}
		return minutes;
	}

	List<String> images() {
		Entry entry = this.entries.get("images");
		if (entry == null) {
			return List.of();
		}
		for (String image : entry.values()) {
			if (!IMAGE.matcher(image).matches()) {
				this.faults.add(entry.line(), "images has an entry that is not the name of an image",
						"write names such as alpine or hello-world, or images: [] if there are none");
			}
		}
		return entry.values();
	}

	/** The line that names the images; 1 if none does, 0 if the top cannot be read. */
	int imagesLine() {
		return this.entries.isEmpty() ? 0 : line("images");
	}

	private int line(String key) {
		@Nullable Entry entry = this.entries.get(key);
		return (entry != null) ? entry.line() : 1;
	}

}
