package dev.quayside.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A terminal that is flooded with output.
 */
@BrowserTest(options = "--quayside.content=src/test/resources/courses")
class FloodInTheBrowserTest {

	private static final String LESSON = "/lessons/shells/two";

	/** Lines that the page keeps of a terminal, those on the screen beside them. */
	private static final int SCROLLBACK = 5_000;

	@Test
	void controlCEndsAFloodAndThePageKeepsOnlyItsEnd(Visit visit) {
		visit.desk(LESSON);
		TerminalView terminal = started(visit);
		terminal.type("yes\n").sees("\ny\ny\ny");
		visit.page().waitForTimeout(2000);
		terminal.press("Control+C").prompts();
		assertThat(terminal.run("echo still-$((1))")).endsWith("\nstill-1\n~ $");
		assertThat(terminal.text().lines().count()).isLessThanOrEqualTo(SCROLLBACK + terminal.rows());
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aFloodInOneTerminalLeavesTheOtherItsShell(Visit visit) {
		visit.desk(LESSON);
		TerminalView flooded = started(visit);
		visit.button("One more terminal beside this one").click();
		TerminalView other = visit.terminal(2).prompts();
		flooded.type("yes\n").sees("\ny\ny\ny");
		for (int i = 0; i < 5; i++) {
			assertThat(other.run("echo run-$((" + i + "))")).endsWith("\nrun-" + i + "\n~ $");
		}
		flooded.press("Control+C").prompts();
		assertThat(visit.complaints()).isEmpty();
	}

	private static TerminalView started(Visit visit) {
		visit.button("Start the terminal").click();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

}
