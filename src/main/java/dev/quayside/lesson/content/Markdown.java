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
	 * Parses a text. What nests too deeply to be drawn safely is a fault, and no
	 * document.
	 */
	static Optional<Node> parse(String text, FileFaults faults) {
		Node document = PARSER.parse(text);
		if (Nodes.depth(document) > Limits.DEPTH) {
			faults.add(1, "lists, quotations or emphasis nest deeper than " + Limits.DEPTH, "make the text simpler");
			return Optional.empty();
		}
		return Optional.of(document);
	}

}
