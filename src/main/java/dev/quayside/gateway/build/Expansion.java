package dev.quayside.gateway.build;

import java.util.List;
import java.util.Map;

/**
 * Expands variables and takes quotes away, as far as a Dockerfile knows them:
 * {@code $name}, {@code ${name}}, and {@code :-}, {@code :+} and {@code :?} in braces.
 */
final class Expansion {

	/** A word may name a word in itself, and so on. */
	private static final int DEEPEST = 32;

	/** Words that hold each other many times grow without end. */
	private static final int LONGEST = 64 * 1024;

	private final String text;

	private final char escape;

	private final Map<String, String> variables;

	private int at;

	private int depth;

	private Expansion(String text, char escape, Map<String, String> variables) {
		this.text = text;
		this.escape = escape;
		this.variables = variables;
	}

	static String word(String text, char escape, Map<String, String> variables) {
		try {
			return new Expansion(text, escape, variables).until('\0');
		}
		catch (DockerfileException ex) {
			throw new DockerfileException("failed to process \"" + text + "\": " + ex.reason());
		}
	}

	/** Expands, then parts what came out at its spaces. */
	static List<String> words(String text, char escape, Map<String, String> variables) {
		return Words.bySpaces(word(text, escape, variables));
	}

	private String until(char stop) {
		if (++this.depth > DEEPEST) {
			throw new DockerfileException("substitutions are nested too deep");
		}
		StringBuilder out = new StringBuilder();
		while (this.at < this.text.length() && (stop == '\0' || peek() != stop)) {
			char c = next();
			if (c == '\'') {
				singleQuoted(out);
			}
			else if (c == '"') {
				doubleQuoted(out);
			}
			else if (c == '$') {
				out.append(variable());
			}
			else if (c == this.escape) {
				if (this.at < this.text.length()) {
					out.append(next());
				}
			}
			else {
				out.append(c);
			}
			bound(out);
		}
		if (stop != '\0') {
			if (this.at == this.text.length()) {
				throw new DockerfileException("syntax error: missing '" + stop + "'");
			}
			next();
		}
		this.depth--;
		return out.toString();
	}

	private void singleQuoted(StringBuilder out) {
		int end = this.text.indexOf('\'', this.at);
		if (end < 0) {
			throw new DockerfileException("unexpected end of statement while looking for matching single-quote");
		}
		out.append(this.text, this.at, end);
		this.at = end + 1;
	}

	private void doubleQuoted(StringBuilder out) {
		while (this.at < this.text.length()) {
			char c = next();
			if (c == '"') {
				return;
			}
			if (c == '$') {
				out.append(variable());
			}
			else if (c == this.escape && this.at < this.text.length()) {
				char escaped = next();
				if (escaped != '"' && escaped != '$' && escaped != this.escape) {
					out.append(c);
				}
				out.append(escaped);
			}
			else {
				out.append(c);
			}
			bound(out);
		}
		throw new DockerfileException("unexpected end of statement while looking for matching double-quote");
	}

	private String variable() {
		if (this.at == this.text.length()) {
			return "$";
		}
		if (peek() != '{') {
			String name = name();
			return name.isEmpty() ? "$" : value(name);
		}
		next();
		if (this.at == this.text.length()) {
			throw new DockerfileException("syntax error: missing '}'");
		}
		String name = name();
		if (name.isEmpty()) {
			throw new DockerfileException("bad substitution");
		}
		char c = (this.at < this.text.length()) ? next() : '\0';
		return switch (c) {
			case '}' -> value(name);
			case ':' -> modified(name);
			case '\0' -> throw new DockerfileException("syntax error: missing '}'");
			default -> throw new DockerfileException("missing ':' in substitution");
		};
	}

	private String modified(String name) {
		char modifier = (this.at < this.text.length()) ? next() : '\0';
		if (modifier != '+' && modifier != '-' && modifier != '?') {
			throw new DockerfileException("unsupported modifier (" + modifier + ") in substitution");
		}
		String word = until('}');
		String value = value(name);
		return switch (modifier) {
			case '+' -> value.isEmpty() ? "" : word;
			case '-' -> value.isEmpty() ? word : value;
			default -> {
				if (value.isEmpty()) {
					throw new DockerfileException(name + ": " + (word.isEmpty() ? "is not allowed to be unset" : word));
				}
				yield value;
			}
		};
	}

	private String value(String name) {
		return this.variables.getOrDefault(name, "");
	}

	/** A name, a number, or one of the shell's own, which are never set here. */
	private String name() {
		int start = this.at;
		if (this.at < this.text.length() && isDigit(peek())) {
			while (this.at < this.text.length() && isDigit(peek())) {
				next();
			}
		}
		else if (this.at < this.text.length() && "@*#?-$!".indexOf(peek()) >= 0) {
			next();
		}
		else {
			while (this.at < this.text.length() && (isLetter(peek()) || this.at > start && isDigit(peek()))) {
				next();
			}
		}
		return this.text.substring(start, this.at);
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isLetter(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
	}

	private static void bound(StringBuilder out) {
		if (out.length() > LONGEST) {
			throw new DockerfileException("it expands to more than " + LONGEST + " characters");
		}
	}

	private char peek() {
		return this.text.charAt(this.at);
	}

	private char next() {
		return this.text.charAt(this.at++);
	}

}
