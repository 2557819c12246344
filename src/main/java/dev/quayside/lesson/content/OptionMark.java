package dev.quayside.lesson.content;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * What an option of a quiz begins with: {@code ( )} or {@code (x)} where one is right,
 * {@code [ ]} or {@code [x]} where several may be.
 *
 * @param right whether the option is right
 * @param several whether several may be
 * @param length its characters with the space behind it
 */
record OptionMark(boolean right, boolean several, int length) {

	private static final Pattern MARK = Pattern.compile("(\\(([ xX]?)\\)|\\[([ xX]?)])(?:\\s+|$)");

	static Optional<OptionMark> of(ListItem item) {
		if (!(item.getFirstChild() instanceof Paragraph paragraph)
				|| !(paragraph.getFirstChild() instanceof Text text)) {
			return Optional.empty();
		}
		Matcher mark = MARK.matcher(text.getLiteral());
		if (!mark.lookingAt()) {
			return Optional.empty();
		}
		return Optional
			.of(new OptionMark(mark.group(1).toLowerCase().contains("x"), mark.group(3) != null, mark.end()));
	}

	/**
	 * Takes the mark off the text of its option.
	 */
	void strip(ListItem item) {
		if (item.getFirstChild().getFirstChild() instanceof Text text) {
			text.setLiteral(text.getLiteral().substring(this.length));
		}
	}

}
