package dev.quayside.browser;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * A terminal of a page as a learner sees it, scrollback included.
 */
final class TerminalView {

	/**
	 * The page keeps its terminals to itself, so the module they come from is served in a
	 * wrapping that leaves each one at its element.
	 */
	private static final String WRAPPING = """
			import { Terminal } from "./xterm.mjs?wrapped";
			const open = Terminal.prototype.open;
			Terminal.prototype.open = function (element) {
				element.terminal = this;
				return open.call(this, element);
			};
			export * from "./xterm.mjs?wrapped";
			""";

	/** Lines that were wrapped at the edge are one line again. */
	private static final String TEXT = """
			(number) => {
				const terminal = document.querySelector(`#terminal-${number} .screen`)?.terminal;
				if (terminal === undefined) {
					return "";
				}
				const buffer = terminal.buffer.active;
				let text = "";
				for (let at = 0; at < buffer.length; at++) {
					const line = buffer.getLine(at);
					const whole = buffer.getLine(at + 1)?.isWrapped ?? false;
					text += (at > 0 && !line.isWrapped ? "\\n" : "") + line.translateToString(!whole);
				}
				return text.trimEnd();
			}""";

	private static final String FIELD = """
			([number, path]) => path.split(".").reduce((value, name) => value?.[name],
				document.querySelector(`#terminal-${number} .screen`)?.terminal)""";

	private static final String DROP = """
			(panel, [name, content]) => {
				const dataTransfer = new DataTransfer();
				dataTransfer.items.add(new File([content], name));
				for (const type of ["dragover", "drop"]) {
					panel.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
				}
			}""";

	private static final Pattern PROMPT = Pattern.compile("(?:^|\\R)(?:~(?:/\\S*)? \\$|/ #)$");

	private final Page page;

	private final int number;

	TerminalView(Page page, int number) {
		this.page = page;
		this.number = number;
	}

	/**
	 * Makes the terminals of a page readable; to be called before it is opened.
	 * @param page the page
	 */
	static void watch(Page page) {
		page.route("**/xterm.mjs", (route) -> route
			.fulfill(new Route.FulfillOptions().setContentType("text/javascript").setBody(WRAPPING)));
	}

	/**
	 * All that it shows.
	 * @return lines, with no space at their ends
	 */
	String text() {
		return String.valueOf(this.page.evaluate(TEXT, this.number));
	}

	int columns() {
		return (Integer) Objects.requireNonNull(field("cols"));
	}

	int rows() {
		return (Integer) Objects.requireNonNull(field("rows"));
	}

	/**
	 * Whether a program fills the screen, over what was there before.
	 * @return whether it does
	 */
	boolean isFilled() {
		return "alternate".equals(field("buffer.active.type"));
	}

	Locator panel() {
		return this.page.locator("#terminal-" + this.number);
	}

	Locator input() {
		return panel().locator("textarea");
	}

	/** What the page says of it, say that its shell ended. */
	Locator state() {
		return panel().locator(".state");
	}

	/**
	 * Waits until it shows something.
	 * @param what what, for who reads that it never came
	 * @param shown tells whether a text is it
	 * @return the text
	 */
	String await(String what, Predicate<String> shown) {
		String text = "";
		for (long end = System.nanoTime() + Chromium.PATIENCE * 1_000_000L; System.nanoTime() < end;) {
			text = text();
			if (shown.test(text)) {
				return text;
			}
			this.page.waitForTimeout(50);
		}
		throw new AssertionError(
				"Waited in vain for " + what + " in terminal " + this.number + " (" + words() + "):\n" + text);
	}

	/** Waits until a text is in it. */
	TerminalView sees(String text) {
		await("'" + text + "'", (shown) -> shown.contains(text));
		return this;
	}

	/** Waits until the shell waits for a command. */
	TerminalView prompts() {
		await("a prompt", (shown) -> PROMPT.matcher(shown).find());
		return this;
	}

	/**
	 * Does what runs a command, and waits until it ran.
	 * @param action types the command or has it typed
	 * @return the line with the command, what it wrote, and the prompt after it
	 */
	String during(Runnable action) {
		int before = text().length();
		action.run();
		return await("the end of a command", (shown) -> shown.length() > before
				&& shown.substring(before).contains("\n") && PROMPT.matcher(shown).find())
			.substring(before)
			.strip();
	}

	/**
	 * Types a command and waits until it ran.
	 * @param command the command
	 * @return the line with the command, what it wrote, and the prompt after it
	 */
	String run(String command) {
		return during(() -> type(command + "\n"));
	}

	/** Types, key by key; a line feed is the Enter key. */
	TerminalView type(String keys) {
		input().focus();
		this.page.keyboard().type(keys);
		return this;
	}

	/** Presses a key or a chord, say {@code Control+C}. */
	TerminalView press(String key) {
		input().focus();
		this.page.keyboard().press(key);
		return this;
	}

	/** Where its panel is on the page. */
	BoundingBox box() {
		return panel().boundingBox();
	}

	/** What it is told when files are dropped on it. */
	void drop(String name, String content) {
		panel().evaluate(DROP, List.of(name, content));
	}

	/** Marks the word at the beginning of the line that begins with it. */
	void mark(String word) {
		Locator row = panel().locator(".xterm-rows > div")
			.filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + word)));
		BoundingBox box = row.first().boundingBox();
		this.page.mouse().dblclick(box.x + 12, box.y + box.height / 2);
	}

	/** What the page says, for who reads of a failure. */
	private List<String> words() {
		return this.page.locator(".state, .message").allInnerTexts();
	}

	/** Null as long as the page has no such terminal. */
	private @Nullable Object field(String path) {
		return this.page.evaluate(FIELD, new Object[] { this.number, path });
	}

}
