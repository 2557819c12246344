package dev.quayside.lesson.content;

import java.util.List;
import java.util.Optional;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Parses CommonMark with tables.
 */
final class Markdown {

	private static final Parser PARSER = Parser.builder()
		.extensions(List.of(TablesExtension.create()))
		.includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
		.maxOpenBlockParsers(Limits.DEPTH)
		.build();

	private Markdown() {
	}

	/**
	 * Parses a text. What would take too long, or nests too deeply to be drawn safely, is
	 * a fault, and no document.
	 */
	static Optional<Node> parse(String text, FileFaults faults) {
		if (hasTooManyAngleBrackets(text, faults)) {
			return Optional.empty();
		}
		Node document = PARSER.parse(text);
		if (Nodes.depth(document) > Limits.DEPTH) {
			faults.add(1, "lists, quotations or emphasis nest deeper than " + Limits.DEPTH, "make the text simpler");
			return Optional.empty();
		}
		return Optional.of(document);
	}

	private static boolean hasTooManyAngleBrackets(String text, FileFaults faults) {
		int line = 1;
		int brackets = 0;
		for (int i = 0; i < text.length(); i++) {
			line += (text.charAt(i) == '\n') ? 1 : 0;
			brackets += (text.charAt(i) == '<') ? 1 : 0;
			if (brackets > Limits.ANGLE_BRACKETS) {
				faults.add(line, "the lesson has more than " + Limits.ANGLE_BRACKETS + " angle brackets (<)",
						"split it, or simplify it");
				return true;
			}
		}
		return false;
	}

}
