package dev.quayside.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest(options = "--quayside.content=src/test/resources/courses", webgl = true)
class WebglTest {

	private static final String LESSON = "/lessons/shells/two";

	/** The browser that tests run in emulates WebGL, which a learner's page declines. */
	private static final String TAKE_ANY = """
			const get = HTMLCanvasElement.prototype.getContext;
			HTMLCanvasElement.prototype.getContext = function (kind, options) {
				return get.call(this, kind, { ...options, failIfMajorPerformanceCaveat: false });
			};
			""";

	@Test
	void theTerminalThatIsSeenIsDrawnByWebglUnderTheStrictPolicy(Visit visit) {
		Page page = visit.desk(LESSON, TAKE_ANY);
		TerminalView first = started(visit);
		Locator drawings = page.locator(".xterm-screen > canvas:not(.xterm-link-layer)");
		assertThat(drawings).hasCount(1);
		visit.button("One more terminal").first().click();
		visit.terminal(2).prompts();
		assertThat(first.panel().locator(".xterm-screen > canvas")).hasCount(0);
		assertThat(visit.terminal(2).panel().locator(".xterm-screen > canvas:not(.xterm-link-layer)")).hasCount(1);
		assertThat(visit.complaints()).noneMatch((complaint) -> complaint.contains("Policy"));
	}

	@Test
	void aContextThatIsLostLeavesTheTerminalToTheDom(Visit visit) {
		Page page = visit.desk(LESSON, TAKE_ANY);
		TerminalView terminal = started(visit);
		page.evaluate("""
				document.querySelector(".xterm-screen > canvas:not(.xterm-link-layer)")
					.getContext("webgl2").getExtension("WEBGL_lose_context").loseContext()""");
		assertThat(page.locator(".xterm-screen > canvas")).hasCount(0);
		terminal.run("echo drawn-$((1))");
		assertThat(page.locator(".xterm-rows")).containsText("drawn-1");
	}

	private static TerminalView started(Visit visit) {
		visit.button("Start the terminal").click();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

}
