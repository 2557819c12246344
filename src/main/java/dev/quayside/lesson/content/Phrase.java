package dev.quayside.lesson.content;

import java.util.Optional;

import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * Draws the short texts in what an author declares: markdown of one paragraph.
 */
final class Phrase {

	private final Prose prose;

	private final FileFaults faults;

	Phrase(Prose prose, FileFaults faults) {
		this.prose = prose;
		this.faults = faults;
	}

	String html(DeclaredMap map, String key) {
		return map.text(key).map((text) -> html(text, map.line(key))).orElse("");
	}

	String html(String text, int line) {
		Optional<Node> parsed = Markdown.parse(text, this.faults.below(line - 1));
		if (parsed.isEmpty()) {
			return "";
		}
		Nodes.moveDown(parsed.get(), line - 1);
		QuizMark.refuseStray(parsed.get(), this.faults);
		if (parsed.get().getFirstChild() instanceof Paragraph paragraph && paragraph.getNext() == null) {
			return this.prose.inlines(paragraph);
		}
		this.faults.add(line, "a text in a fence is more than one paragraph",
				"write one or two sentences, without lists and headings");
		return "";
	}

}
