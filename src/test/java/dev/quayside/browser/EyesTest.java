package dev.quayside.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a terminal is seen and heard.
 */
@BrowserTest(options = "--quayside.content=src/test/resources/courses")
class EyesTest {

	private static final String LESSON = "/lessons/shells/two";

	private static final String CONTRASTS = """
			() => {
				const light = (colour) => {
					const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
						.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
					return 0.2126 * r + 0.7152 * g + 0.0722 * b;
				};
				const paper = light(getComputedStyle(document.querySelector(".bench")).backgroundColor);
				return Math.min(...[...document.querySelectorAll(".xterm-rows span")]
					.filter((span) => span.textContent.trim() !== "" && getComputedStyle(span).backgroundColor === "rgba(0, 0, 0, 0)")
					.map((span) => light(getComputedStyle(span).color))
					.map((ink) => (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)));
			}""";

	/** Colours of programs, those too that are chosen badly. */
	private static final String RAINBOW = "clear; for i in $(seq 0 255); do printf \"\\033[38;5;${i}m x$i\"; done; echo";

	@Test
	void everyColourIsReadableInEveryScheme(Visit visit) {
		Page page = visit.desk(LESSON);
		TerminalView terminal = started(visit);
		terminal.run(RAINBOW);
		Locator colours = visit.button("Colours");
		for (double least : new double[] { 4.5, 4.5, 7 }) {
			colours.click();
			page.waitForTimeout(500);
			assertThat(((Number) page.evaluate(CONTRASTS)).doubleValue()).isGreaterThan(least - 0.15);
		}
		assertThat(page.evaluate("document.documentElement.dataset.theme")).isEqualTo("contrast");
		visit.reload();
		assertThat(page.evaluate("document.documentElement.dataset.theme")).isEqualTo("contrast");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aTranscriptTellsCommandsAndWhatTheyWrote(Visit visit) {
		Page page = visit.desk(LESSON);
		TerminalView terminal = started(visit);
		visit.button("More of the terminals").click();
		page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Screen reader")).click();
		page.keyboard().press("Escape");
		Locator transcript = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Transcript"));
		assertThat(transcript).isVisible();
		terminal.run("echo first; echo \"second $((1 + 1))\"");
		Locator entry = transcript.locator(".entry");
		assertThat(entry.getByRole(AriaRole.HEADING)).hasText("echo first; echo \"second $((1 + 1))\"");
		assertThat(entry.locator("pre")).hasText("first\nsecond 2");
		terminal.run("cd; false");
		assertThat(entry.nth(1)).containsText("cd; false, ended with code 1");
		assertThat(entry.nth(1)).containsText("no output");
		terminal.run("docker run alpine echo from a container");
		assertThat(entry.nth(2).locator("pre")).containsText("Unable to find image 'alpine:latest' locally");
		assertThat(entry.nth(2).locator("pre")).containsText("\nfrom a container");
		assertThat(page.locator(".xterm-accessibility")).hasCount(1);
		visit.reload();
		assertThat(entry.first().locator("pre")).hasText("first\nsecond 2");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aFloodLeavesTheTranscriptShort(Visit visit) {
		Page page = visit.desk(LESSON, "localStorage.setItem('quayside.screen-reader', '1')");
		TerminalView terminal = started(visit);
		terminal.run("seq 100000");
		Locator output = page.locator(".transcript pre").last();
		assertThat(output).containsText("100000");
		assertThat(output.innerText().lines().count()).isLessThanOrEqualTo(400);
		assertThat(visit.complaints()).isEmpty();
	}

	private static TerminalView started(Visit visit) {
		visit.button("Start the terminal").click();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

}
