package dev.quayside.lesson.content;

import java.util.regex.Pattern;

/**
 * Judges raw HTML, which is never drawn: what could only have been meant to do something
 * is a fault, what is left is shown as text. Nothing depends on this list being whole.
 */
final class RawHtml {

	private static final Pattern ACTIVE = Pattern
		.compile("<\\s{0,9}/?\\s{0,9}(?:script|style|iframe|frame|frameset|object|embed|"
				+ "applet|form|input|button|textarea|select|link|meta|base|svg|math|template|noscript|audio|video|source|"
				+ "portal|dialog|slot|xmp|plaintext|marquee|isindex|html|head|body)\\b|<!(?!--)|<\\?"
				+ "|\\bon[a-z]{3,30}\\s{0,9}=|\\bstyle\\s{0,9}=|(?:javascript|vbscript|data)\\s{0,9}:",
				Pattern.CASE_INSENSITIVE);

	private RawHtml() {
	}

	static boolean isActive(String html) {
		return ACTIVE.matcher(html).find();
	}

	/**
	 * Whether it is nothing but one comment, which is for the readers of the file.
	 */
	static boolean isComment(String html) {
		String text = html.strip();
		return text.startsWith("<!--") && text.indexOf("-->") == text.length() - 3;
	}

}
