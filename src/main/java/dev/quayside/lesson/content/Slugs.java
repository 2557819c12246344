package dev.quayside.lesson.content;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names for anchors: the words of a heading in small letters with dashes between them,
 * and a number where a name stands twice.
 */
final class Slugs {

	private static final int LONGEST = 80; // characters

	private final Map<String, Integer> taken = new HashMap<>();

	String unique(String words) {
		String slug = slug(words);
		int count = this.taken.merge(slug, 1, Integer::sum);
		while (count > 1 && this.taken.putIfAbsent(slug + "-" + count, 1) != null) {
			count = this.taken.merge(slug, 1, Integer::sum);
		}
		return (count > 1) ? slug + "-" + count : slug;
	}

	private static String slug(String words) {
		StringBuilder slug = new StringBuilder();
		words.toLowerCase(Locale.ROOT).codePoints().limit(LONGEST).forEach((c) -> {
			if (Character.isLetterOrDigit(c)) {
				slug.appendCodePoint(c);
			}
			else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
				slug.append('-');
			}
		});
		if (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
			slug.setLength(slug.length() - 1);
		}
		return slug.isEmpty() ? "step" : slug.toString();
	}

}
