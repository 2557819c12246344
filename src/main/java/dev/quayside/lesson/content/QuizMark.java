package dev.quayside.lesson.content;

import java.util.regex.Pattern;

import org.commonmark.node.HardLineBreak;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * The line {@code {:.quiz}} that opens a quiz.
 */
final class QuizMark {

	private static final String MARK = "{:.quiz}";

	private static final Pattern OF_BLOGS = Pattern.compile("\\{%|\\{\\{ ?(?:site|page)\\.");

	private QuizMark() {
	}

	static boolean opens(Node node) {
		return node instanceof Paragraph && node.getFirstChild() instanceof Text text
				&& text.getLiteral().strip().equals(MARK) && (text.getNext() == null || isBreak(text.getNext()));
	}

	/**
	 * Takes the mark off a paragraph.
	 * @return whether something is left of it
	 */
	static boolean strip(Node paragraph) {
		paragraph.getFirstChild().unlink();
		if (paragraph.getFirstChild() != null) {
			paragraph.getFirstChild().unlink();
		}
		return paragraph.getFirstChild() != null;
	}

	/**
	 * Tells of marks in places where they do nothing: there they would show the right
	 * answers to everyone, or learners what was meant for the generator of a blog.
	 */
	static void refuseStray(Node root, FileFaults faults) {
		Nodes.walk(root, (node) -> {
			if (node instanceof Text text && text.getLiteral().stripLeading().startsWith("{:")) {
				faults.add(node, "a line begins with {: but opens no quiz here",
						"remove it, or write {:.quiz} on a line of its own, after an empty line and outside of lists");
			}
			if (node instanceof Text text && OF_BLOGS.matcher(text.getLiteral()).find()) {
				faults.add(node, "a tag of a template stands in the text, and nothing fills it in",
						"remove it, or write `code` around it");
			}
			if (node instanceof ListItem item && OptionMark.of(item).isPresent()) {
				faults.add(node, "an option such as ( ) or [x] stands outside of a quiz",
						"open the quiz with the line {:.quiz} before its question");
			}
		});
	}

	private static boolean isBreak(Node node) {
		return node instanceof SoftLineBreak || node instanceof HardLineBreak;
	}

}
