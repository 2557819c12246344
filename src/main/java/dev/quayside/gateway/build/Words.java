package dev.quayside.gateway.build;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts a line at its spaces, but for those within quotes; the quotes stay.
 */
final class Words {

	private Words() {
	}

	/** At every space, quoted or not, as COPY, EXPOSE and FROM are read. */
	static List<String> bySpaces(String text) {
		return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
	}

	static List<String> byQuotes(String text, char escape) {
		List<String> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		char quote = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quote == 0 && Character.isWhitespace(c)) {
				finish(words, word);
				continue;
			}
			word.append(c);
			if (c == escape && quote != '\'' && i + 1 < text.length()) {
				word.append(text.charAt(++i));
			}
			else if (quote == 0 && (c == '"' || c == '\'')) {
				quote = c;
			}
			else if (c == quote) {
				quote = 0;
			}
		}
		finish(words, word);
		return words;
	}

	private static void finish(List<String> words, StringBuilder word) {
		if (!word.isEmpty()) {
			words.add(word.toString());
			word.setLength(0);
		}
	}

}
