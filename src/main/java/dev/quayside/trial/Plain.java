package dev.quayside.trial;

import java.util.regex.Pattern;

import dev.quayside.replay.Typed;

/**
 * Plain words of what is drawn or shown elsewhere.
 */
final class Plain {

	private static final int LONGEST = 160; // characters

	/** What Docker's client says last when it is misused. */
	private static final Pattern HELP = Pattern.compile("^(?:(?:See|Run) 'docker .*--help'|Usage: )");

	private Plain() {
	}

	/** Safe HTML without its markup. */
	static String words(String html) {
		return html.replaceAll("<[^>]*>", "")
			.replace("&lt;", "<")
			.replace("&gt;", ">")
			.replace("&quot;", "\"")
			.replace("&#39;", "'")
			.replace("&amp;", "&")
			.strip();
	}

	/** The last line that was shown, without what moves a cursor or points to a help. */
	static String lastLine(Typed typed) {
		String line = typed.shown()
			.lines()
			.map((one) -> one.replaceAll("\\p{Cntrl}", "").strip())
			.filter((one) -> !one.isEmpty() && !HELP.matcher(one).find())
			.reduce((_, last) -> last)
			.orElse("nothing was said");
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "…" : line;
	}

}
