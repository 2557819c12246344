package dev.quayside.lesson.picture;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may stand in a drawing: all else is refused.
 */
final class DrawingRules {

	static final int MOST_ELEMENTS = 2_000;

	static final int MOST_USES = 100;

	static final int DEEPEST = 32;

	static final int LONGEST_VALUE = 16_384;

	private static final Set<String> ELEMENTS = Set.of("svg", "g", "path", "rect", "circle", "ellipse", "line",
			"polyline", "polygon", "text", "tspan", "title", "desc", "defs", "marker", "use");

	private static final Set<String> ELEMENTS_WITH_TEXT = Set.of("text", "tspan", "title", "desc");

	private static final Set<String> ATTRIBUTES = Set.of("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
			"dx", "dy", "width", "height", "d", "points", "transform", "viewBox", "preserveAspectRatio", "fill",
			"fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
			"stroke-linejoin", "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit", "opacity", "color",
			"font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "letter-spacing",
			"markerWidth", "markerHeight", "markerUnits", "refX", "refY", "orient", "visibility", "vector-effect");

	/** The attributes that may point to another element of the same drawing. */
	private static final Set<String> ATTRIBUTES_THAT_POINT = Set.of("marker-start", "marker-mid", "marker-end");

	/** Set on a group, a marker would be inherited by markers, and these could nest. */
	private static final Set<String> LINES = Set.of("path", "line", "polyline", "polygon");

	/** Without a colon, a quote or a backslash there is no address and no escape. */
	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ,.()#%+\\n\\t-]*");

	private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

	private static final Pattern POINTER = Pattern.compile("url\\(#([A-Za-z][A-Za-z0-9_-]{0,63})\\)");

	/** Other names would dress a part of the drawing as a part of the page. */
	private static final Pattern CLASSES = Pattern.compile("qs-[a-z0-9-]{1,40}(?: +qs-[a-z0-9-]{1,40}){0,9}");

	private DrawingRules() {
	}

	static boolean isElement(String name) {
		return ELEMENTS.contains(name);
	}

	static boolean mayHoldText(String element) {
		return ELEMENTS_WITH_TEXT.contains(element);
	}

	static boolean isPlain(String attribute, String value) {
		return ATTRIBUTES.contains(attribute) && value.length() <= LONGEST_VALUE && PLAIN.matcher(value).matches()
				&& !value.contains("url(");
	}

	static boolean points(String element, String attribute) {
		return ATTRIBUTES_THAT_POINT.contains(attribute) && LINES.contains(element);
	}

	static Optional<String> pointedTo(String value) {
		Matcher pointer = POINTER.matcher(value);
		return pointer.matches() ? Optional.of(pointer.group(1)) : Optional.empty();
	}

	static Optional<String> linkedTo(String href) {
		return href.startsWith("#") && isId(href.substring(1)) ? Optional.of(href.substring(1)) : Optional.empty();
	}

	static boolean isId(String value) {
		return ID.matcher(value).matches();
	}

	static boolean isClassList(String value) {
		return CLASSES.matcher(value).matches();
	}

}
