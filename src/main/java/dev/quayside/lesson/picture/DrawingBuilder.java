package dev.quayside.lesson.picture;

import java.util.ArrayList;
import java.util.List;

import org.springframework.web.util.HtmlUtils;

/**
 * Writes the elements of a drawing, with gaps where the prefix of its ids goes.
 */
final class DrawingBuilder {

	private final List<String> pieces = new ArrayList<>();

	private final StringBuilder piece = new StringBuilder();

	DrawingBuilder markup(String markup) {
		this.piece.append(markup);
		return this;
	}

	DrawingBuilder text(String text) {
		this.piece.append(HtmlUtils.htmlEscape(text, "UTF-8"));
		return this;
	}

	DrawingBuilder attribute(String name, String value) {
		return markup(" ").markup(name).markup("=\"").text(value).markup("\"");
	}

	DrawingBuilder prefix() {
		this.pieces.add(this.piece.toString());
		this.piece.setLength(0);
		return this;
	}

	/**
	 * An id that the author chose. The infix keeps it apart from the ids that Quayside
	 * gives.
	 */
	DrawingBuilder id(String id) {
		return prefix().markup("-id-").text(id);
	}

	Drawing build() {
		prefix();
		return new Drawing(this.pieces);
	}

}
