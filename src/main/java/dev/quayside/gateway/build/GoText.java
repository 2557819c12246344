package dev.quayside.gateway.build;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts as Go's {@code %q} writes them, which the history of an image has.
 */
final class GoText {

	private GoText() {
	}

	static String quoted(List<String> words) {
		return words.stream().map(GoText::quoted).collect(Collectors.joining(" ", "[", "]"));
	}

	static String quoted(String text) {
		StringBuilder out = new StringBuilder("\"");
		text.codePoints().forEach((c) -> append(out, c, '"'));
		return out.append('"').toString();
	}

	/** A number, which Go takes for a character there. */
	static String quoted(int number) {
		StringBuilder out = new StringBuilder("'");
		append(out, number, '\'');
		return out.append('\'').toString();
	}

	private static void append(StringBuilder out, int c, char quote) {
		switch (c) {
			case '\n' -> out.append("\\n");
			case '\t' -> out.append("\\t");
			case '\r' -> out.append("\\r");
			case 0x07 -> out.append("\\a");
			case 0x08 -> out.append("\\b");
			case 0x0b -> out.append("\\v");
			case 0x0c -> out.append("\\f");
			case '\\' -> out.append("\\\\");
			default -> {
				if (c == quote) {
					out.append('\\').append(quote);
				}
				else if (c < ' ' || c == 0x7f) {
					out.append("\\x%02x".formatted(c));
				}
				else {
					out.appendCodePoint(c);
				}
			}
		}
	}

}
