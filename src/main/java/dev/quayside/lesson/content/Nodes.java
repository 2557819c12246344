package dev.quayside.lesson.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Walks through parsed markdown without recursion, for its depth is up to its author.
 */
final class Nodes {

	private Nodes() {
	}

	static List<Node> children(Node parent) {
		List<Node> children = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
			children.add(child);
		}
		return children;
	}

	/**
	 * Visits a node and all below it in the order of the text.
	 */
	static void walk(Node root, Consumer<Node> visitor) {
		Node node = root;
		while (node != null) {
			visitor.accept(node);
			node = (node.getFirstChild() != null) ? node.getFirstChild() : following(root, node);
		}
	}

	/**
	 * Gives a text that was read alone its place in a file.
	 */
	static void moveDown(Node root, int lines) {
		walk(root,
				(node) -> node.setSourceSpans(node.getSourceSpans()
					.stream()
					.map((span) -> SourceSpan.of(span.getLineIndex() + lines, span.getColumnIndex(),
							span.getInputIndex(), span.getLength()))
					.toList()));
	}

	private static @Nullable Node following(Node root, Node from) {
		Node node = from;
		while (node != root) {
			if (node.getNext() != null) {
				return node.getNext();
			}
			node = node.getParent();
		}
		return null;
	}

	/**
	 * The depth of the deepest node.
	 */
	static int depth(Node root) {
		int depth = 0;
		int deepest = 0;
		Node node = root;
		while (true) {
			deepest = Math.max(deepest, depth);
			if (node.getFirstChild() != null) {
				node = node.getFirstChild();
				depth++;
				continue;
			}
			while (node != root && node.getNext() == null) {
				node = node.getParent();
				depth--;
			}
			if (node == root) {
				return deepest;
			}
			node = node.getNext();
		}
	}

	/**
	 * The line on which a node begins, from 1. Nodes without a place of their own have
	 * that of what they stand in.
	 */
	static int line(Node node) {
		for (Node at = node; at != null; at = at.getParent()) {
			if (!at.getSourceSpans().isEmpty()) {
				return at.getSourceSpans().getFirst().getLineIndex() + 1;
			}
		}
		return 1;
	}

	/**
	 * The words of a node without their markup.
	 */
	static String words(Node root) {
		StringBuilder words = new StringBuilder();
		walk(root, (node) -> {
			switch (node) {
				case Text text -> words.append(text.getLiteral());
				case Code code -> words.append(code.getLiteral());
				default -> {
				}
			}
		});
		return words.toString();
	}

	/**
	 * Puts nodes under a document of their own, so that they are drawn as if they stood
	 * alone: the paragraphs of a tight list become paragraphs.
	 */
	static Document document(List<Node> nodes) {
		Document document = new Document();
		nodes.forEach(document::appendChild);
		return document;
	}

}
