package dev.quayside.gateway.endpoint;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.quayside.gateway.http.Refusal;

/**
 * A pattern as Docker matches names with it: Go's {@code path.Match}, where a star does
 * not match a slash.
 */
final class PathGlob {

	private final Pattern pattern;

	PathGlob(String glob) {
		if (glob.length() > 512) {
			throw Refusal.badRequest("The pattern is longer than 512 characters");
		}
		try {
			this.pattern = Pattern.compile(expression(glob));
		}
		catch (PatternSyntaxException ex) {
			throw Refusal.badRequest("syntax error in pattern");
		}
	}

	boolean matches(String name) {
		return this.pattern.matches(name);
	}

	private static String expression(String glob) {
		StringBuilder text = new StringBuilder();
		int at = 0;
		while (at < glob.length()) {
			char c = glob.charAt(at++);
			switch (c) {
				case '*' -> text.append("[^/]*");
				case '?' -> text.append("[^/]");
				case '\\' -> {
					require(at < glob.length());
					text.append(Pattern.quote(glob.substring(at, at + 1)));
					at++;
				}
				case '[' -> {
					int end = glob.indexOf(']', at + 1);
					require(end > 0);
					text.append('[')
						.append(glob.substring(at, end).replace("[", "\\[").replace("&", "\\&"))
						.append(']');
					at = end + 1;
				}
				default -> text.append(Pattern.quote(String.valueOf(c)));
			}
		}
		return text.toString();
	}

	private static void require(boolean holds) {
		if (!holds) {
			throw Refusal.badRequest("syntax error in pattern");
		}
	}

}
