package dev.quayside.lesson.content;

import java.util.Map;
import java.util.Set;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Draws the nodes that could do harm, or that mean more in a lesson than elsewhere. What
 * is left to commonmark is text, lists, quotations, code, emphasis and tables.
 */
final class SafeNodeRenderer implements NodeRenderer {

	private final HtmlNodeRendererContext context;

	private final HtmlWriter html;

	private final Page page;

	private final boolean mayRun;

	SafeNodeRenderer(HtmlNodeRendererContext context, Page page, boolean mayRun) {
		this.context = context;
		this.html = context.getWriter();
		this.page = page;
		this.mayRun = mayRun;
	}

	@Override
	public Set<Class<? extends Node>> getNodeTypes() {
		return Set.of(FencedCodeBlock.class, Heading.class, HtmlBlock.class, HtmlInline.class, Image.class, Link.class,
				Paragraph.class);
	}

	@Override
	public void render(Node node) {
		switch (node) {
			case FencedCodeBlock code -> CodeBlocks.render(code, this.mayRun, this.html, this.page.faults());
			case Heading heading -> heading(heading);
			case HtmlBlock block -> htmlBlock(block);
			case HtmlInline inline -> rawHtml(inline, inline.getLiteral());
			case Image image -> this.page.picture(image, this.html);
			case Link link -> link(link);
			case Paragraph paragraph -> paragraph(paragraph);
			default -> throw new IllegalArgumentException("not a node of this renderer: " + node);
		}
	}

	private void heading(Heading heading) {
		if (heading.getLevel() < 3) {
			this.page.faults()
				.add(heading, "a heading of level " + heading.getLevel() + " stands where none can",
						"the title stands at the top of the file, a step begins with ## outside of lists and "
								+ "quotations, and ### and smaller go anywhere");
		}
		element("h" + heading.getLevel(), heading);
	}

	private void paragraph(Paragraph paragraph) {
		if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
			figure(image);
		}
		else if (paragraph.getParent().getParent() instanceof ListBlock list && list.isTight()) {
			children(paragraph);
		}
		else {
			element("p", paragraph);
		}
	}

	private void figure(Image image) {
		this.html.line();
		this.html.tag("figure", Map.of("class", "picture"));
		this.page.picture(image, this.html);
		this.page.title(image.getTitle(), image).ifPresent((caption) -> {
			this.html.tag("figcaption");
			this.html.text(caption);
			this.html.tag("/figcaption");
		});
		this.html.tag("/figure");
		this.html.line();
	}

	private void link(Link link) {
		this.page.link(link).ifPresentOrElse((attributes) -> {
			this.html.tag("a", attributes);
			children(link);
			this.html.tag("/a");
		}, () -> children(link));
	}

	private void htmlBlock(HtmlBlock block) {
		if (!RawHtml.isComment(block.getLiteral())) {
			this.html.line();
			this.html.tag("p");
			rawHtml(block, block.getLiteral());
			this.html.tag("/p");
			this.html.line();
		}
	}

	private void rawHtml(Node node, String literal) {
		if (RawHtml.isComment(literal)) {
			return;
		}
		if (RawHtml.isActive(literal)) {
			this.page.faults()
				.add(node, "raw HTML with script, style or an active element",
						"write it as markdown, or in backticks to show it");
		}
		this.html.text(literal);
	}

	private void element(String name, Node node) {
		this.html.line();
		this.html.tag(name);
		children(node);
		this.html.tag("/" + name);
		this.html.line();
	}

	private void children(Node parent) {
		Nodes.children(parent).forEach(this.context::render);
	}

}
