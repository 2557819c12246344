package dev.quayside.lesson.content;

import java.util.List;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Draws markdown as safe HTML.
 */
final class Prose {

	private final HtmlRenderer renderer;

	private Prose(Page page, boolean mayRun) {
		this.renderer = HtmlRenderer.builder()
			.extensions(List.of(TablesExtension.create()))
			.nodeRendererFactory((context) -> new SafeNodeRenderer(context, page, mayRun))
			.escapeHtml(true)
			.sanitizeUrls(true)
			.build();
	}

	/** For the text of a lesson, in which commands run. */
	static Prose ofText(Page page) {
		return new Prose(page, true);
	}

	/** For a quiz, in which they do not. */
	static Prose ofQuiz(Page page) {
		return new Prose(page, false);
	}

	String blocks(List<Node> nodes) {
		return this.renderer.render(Nodes.document(nodes)).strip();
	}

	/**
	 * What stands in a heading or a paragraph, without the heading or the paragraph.
	 */
	String inlines(Node parent) {
		return blocks(Nodes.children(parent));
	}

}
