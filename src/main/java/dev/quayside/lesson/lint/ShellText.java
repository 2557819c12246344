package dev.quayside.lesson.lint;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The characters of a block with the line that each stands on.
 */
final class ShellText {

	private final String text;

	private int at;

	private int line;

	ShellText(List<String> lines, int line) {
		this.text = String.join("\n", lines);
		this.line = line;
	}

	int line() {
		return this.line;
	}

	boolean ended() {
		return this.at >= this.text.length();
	}

	/** The next character, or a line's end behind the last. */
	char peek() {
		return ended() ? '\n' : this.text.charAt(this.at);
	}

	boolean looksAt(String what) {
		return this.text.startsWith(what, this.at);
	}

	char next() {
		char c = peek();
		this.line += (c == '\n') ? 1 : 0;
		this.at++;
		return c;
	}

	void skip(int characters) {
		for (int i = 0; i < characters; i++) {
			next();
		}
	}

	/**
	 * Takes all up to a closing character and that character.
	 * @param escapes whether a backslash keeps the next character from closing
	 * @return what stands before it, or none if it never comes; then nothing is taken
	 */
	@Nullable String upTo(char closing, boolean escapes) {
		int end = this.at;
		while (end < this.text.length() && this.text.charAt(end) != closing) {
			end += (escapes && this.text.charAt(end) == '\\') ? 2 : 1;
		}
		if (end >= this.text.length()) {
			return null;
		}
		String taken = this.text.substring(this.at, end);
		skip(end + 1 - this.at);
		return taken;
	}

	/**
	 * Takes all up to the bracket that closes one which was taken.
	 * @return what stands before it, or none if it never comes; then nothing is taken
	 */
	@Nullable String upToMatching(char opening, char closing) {
		int depth = 1;
		for (int end = this.at; end < this.text.length(); end++) {
			char c = this.text.charAt(end);
			depth += (c == opening) ? 1 : 0;
			depth -= (c == closing) ? 1 : 0;
			if (depth == 0) {
				String taken = this.text.substring(this.at, end);
				skip(end + 1 - this.at);
				return taken;
			}
		}
		return null;
	}

	/**
	 * Takes lines up to one that is a word.
	 * @return the lines before it, or none if it never comes; then nothing is taken
	 */
	@Nullable List<String> linesUpTo(String word, boolean indented) {
		List<String> lines = new ArrayList<>();
		int from = this.at;
		while (from < this.text.length()) {
			int end = this.text.indexOf('\n', from);
			String one = this.text.substring(from, (end < 0) ? this.text.length() : end);
			if ((indented ? one.stripLeading() : one).equals(word)) {
				skip(from + one.length() - this.at);
				return lines;
			}
			lines.add(one);
			if (end < 0) {
				return null;
			}
			from = end + 1;
		}
		return null;
	}

}
