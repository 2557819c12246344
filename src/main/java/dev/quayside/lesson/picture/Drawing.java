package dev.quayside.lesson.picture;

import java.util.List;

/**
 * A drawing that is safe to stand in a page, any number of times. Safe for use by several
 * threads.
 */
public final class Drawing {

	/** What stands between the places where the prefix of the drawing's ids goes. */
	private final List<String> pieces;

	Drawing(List<String> pieces) {
		this.pieces = List.copyOf(pieces);
	}

	/**
	 * The drawing as an element of the page.
	 * @param prefix what the ids in it begin with, unique in the page: letters, digits
	 * and dashes
	 * @return safe HTML
	 */
	public String html(String prefix) {
		return String.join(prefix, this.pieces);
	}

}
