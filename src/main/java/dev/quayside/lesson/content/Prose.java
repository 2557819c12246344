package dev.quayside.lesson.content;

import java.util.List;
import java.util.Map;

import org.commonmark.ext.gfm.tables.TableBlock;
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
			.attributeProviderFactory((_) -> Prose::reachTable)
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

	/** A wide table scrolls on a phone, and has to do so by keys, too. */
	private static void reachTable(Node node, String tag, Map<String, String> attributes) {
		if (node instanceof TableBlock) {
			attributes.put("tabindex", "0");
		}
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
