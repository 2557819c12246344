package dev.quayside.lesson.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.quayside.lesson.Fault;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Writes the elements of a drawing anew, one by one, and takes note of every fault.
 */
final class DrawingHandler extends DefaultHandler {

	private static final String SVG = "http://www.w3.org/2000/svg";

	private record Pointer(String id, int line) {
	}

	private final String file;

	private final Consumer<Fault> faults;

	private final DrawingBuilder drawing = new DrawingBuilder();

	private final Deque<String> open = new ArrayDeque<>();

	private final Deque<Boolean> reusable = new ArrayDeque<>();

	private final Set<String> ids = new HashSet<>();

	private final List<Pointer> pointers = new ArrayList<>();

	private @Nullable Locator locator;

	private boolean faultless = true;

	private boolean hasTitle;

	private boolean hasDescription;

	private int elements;

	private int uses;

	DrawingHandler(String file, Consumer<Fault> faults) {
		this.file = file;
		this.faults = faults;
	}

	Optional<Drawing> drawing() {
		return this.faultless ? Optional.of(this.drawing.build()) : Optional.empty();
	}

	@Override
	public void setDocumentLocator(Locator locator) {
		this.locator = locator;
	}

	@Override
	public void startElement(String uri, String name, String qualified, Attributes attributes)
			throws SAXParseException {
		if (++this.elements > DrawingRules.MOST_ELEMENTS || this.open.size() >= DrawingRules.DEEPEST) {
			throw new SAXParseException("it has more than " + DrawingRules.MOST_ELEMENTS
					+ " elements, or they nest deeper than " + DrawingRules.DEEPEST, this.locator);
		}
		boolean root = this.open.isEmpty();
		if (!SVG.equals(uri) || !DrawingRules.isElement(name) || root != name.equals("svg")) {
			fault("the picture has <" + qualified + ">" + (root ? " at its root" : ""),
					root ? "begin with <svg xmlns=\"" + SVG + "\" viewBox=\"…\">" : "remove it");
		}
		this.drawing.markup("<").markup(name);
		if (root) {
			startRoot(attributes);
		}
		else {
			startInner(name, attributes);
		}
		this.drawing.markup(">");
		this.open.push(name);
	}

	private void startRoot(Attributes attributes) {
		this.drawing.attribute("class", "picture").attribute("role", "img").markup(" aria-labelledby=\"");
		this.drawing.prefix().markup("-title ").prefix().markup("-desc\"");
		String viewBox = attributes.getValue("viewBox");
		Optional<ViewBox> box = ViewBox.of((viewBox != null) ? viewBox : "");
		if (box.isEmpty()) {
			fault("the picture has no viewBox of four numbers", "give <svg> one, such as viewBox=\"0 0 520 300\"");
		}
		box.ifPresent((it) -> this.drawing.attribute("viewBox", it.text())
			.attribute("width", it.width())
			.attribute("height", it.height()));
		for (int i = 0; i < attributes.getLength(); i++) {
			String name = attributes.getQName(i);
			if (!Set.of("viewBox", "width", "height").contains(name)) {
				attribute("svg", name, attributes.getValue(i));
			}
		}
		this.reusable.push(false);
	}

	private void startInner(String element, Attributes attributes) {
		if (element.equals("use")) {
			use();
		}
		boolean labels = this.open.size() == 1 && (element.equals("title") || element.equals("desc"));
		if (labels) {
			this.drawing.markup(" id=\"").prefix().markup("-").markup(element).markup("\"");
			this.hasTitle |= element.equals("title");
			this.hasDescription |= element.equals("desc");
		}
		for (int i = 0; i < attributes.getLength(); i++) {
			if (!labels || !attributes.getQName(i).equals("id")) {
				attribute(element, attributes.getQName(i), attributes.getValue(i));
			}
		}
		this.reusable.push(inReusable() || attributes.getValue("id") != null || element.equals("defs"));
	}

	/**
	 * A part that is used again must not use others: that would double with every level
	 * until the browser gives up.
	 */
	private void use() {
		this.uses++;
		if (inReusable() || this.uses > DrawingRules.MOST_USES) {
			fault("the picture has a <use> inside of a part with an id, or more than " + DrawingRules.MOST_USES,
					"draw the shape itself there");
		}
	}

	private boolean inReusable() {
		return Boolean.TRUE.equals(this.reusable.peek());
	}

	private void attribute(String element, String name, String value) {
		boolean root = element.equals("svg");
		if (name.equals("id") && DrawingRules.isId(value) && !root) {
			if (!this.ids.add(value)) {
				fault("the picture has two parts with the id " + value, "rename one");
			}
			this.drawing.markup(" id=\"").id(value).markup("\"");
		}
		else if (name.equals("class") && DrawingRules.isClassList(value) && !root) {
			this.drawing.attribute(name, value);
		}
		else if (name.equals("href") && element.equals("use")) {
			DrawingRules.linkedTo(value)
				.ifPresentOrElse((id) -> pointer(" href=\"#", id, "\""), () -> refuse(element, name));
		}
		else if (DrawingRules.points(element, name) && !this.open.contains("marker")) {
			DrawingRules.pointedTo(value)
				.ifPresentOrElse((id) -> pointer(" " + name + "=\"url(#", id, ")\""), () -> refuse(element, name));
		}
		else if (DrawingRules.isPlain(name, value)) {
			this.drawing.attribute(name, value);
		}
		else {
			refuse(element, name);
		}
	}

	private void pointer(String before, String id, String after) {
		this.drawing.markup(before).id(id).markup(after);
		this.pointers.add(new Pointer(id, line()));
	}

	@Override
	public void endElement(String uri, String name, String qualified) {
		this.open.pop();
		this.reusable.pop();
		this.drawing.markup("</").markup(name).markup(">");
	}

	@Override
	public void characters(char[] chars, int start, int length) {
		String text = new String(chars, start, length);
		String element = this.open.peek();
		if (element != null && DrawingRules.mayHoldText(element)) {
			this.drawing.text(text);
		}
		else if (!text.isBlank()) {
			fault("the picture has text outside of <text>, <title> and <desc>", "put it into <text>");
		}
	}

	@Override
	public void processingInstruction(String target, String data) {
		fault("the picture has an instruction <?" + target + " …?>", "remove it");
	}

	@Override
	public void endDocument() {
		if (!this.hasTitle || !this.hasDescription) {
			fault(1, "the picture has no <title> or no <desc>",
					"begin it with both, for those who cannot see the picture");
		}
		for (Pointer pointer : this.pointers) {
			if (!this.ids.contains(pointer.id())) {
				fault(pointer.line(), "the picture points to #" + pointer.id() + ", which is not in it",
						"give that id to a part, or remove the pointer");
			}
		}
	}

	private void refuse(String element, String attribute) {
		fault("the picture has <" + element + " " + attribute + "=\"…\"> with a value that is not allowed, or not "
				+ "allowed there at all", "remove it; docs/authoring.md lists what may stand in a picture");
	}

	private void fault(String problem, String remedy) {
		fault(line(), problem, remedy);
	}

	private void fault(int line, String problem, String remedy) {
		this.faultless = false;
		this.faults.accept(new Fault(this.file, line, problem, remedy));
	}

	private int line() {
		return (this.locator != null) ? Math.max(1, this.locator.getLineNumber()) : 1;
	}

}
