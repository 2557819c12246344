package dev.quayside.browser;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.MouseButton;
import org.junit.jupiter.api.Test;

import org.springframework.util.DigestUtils;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a learner does with a terminal by hand: copying, pasting, searching.
 */
@BrowserTest(options = "--quayside.content=src/test/resources/courses")
class HandsTest {

	private static final String LESSON = "/lessons/shells/two";

	@Test
	void aMebibyteIsPastedWhole(Visit visit) {
		TerminalView terminal = started(visit);
		String pasted = IntStream.range(0, 16 * 1024)
			.mapToObj("%07d abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ\n"::formatted)
			.map((line) -> line.replace(" ABC", "..ABC"))
			.collect(Collectors.joining());
		assertThat(pasted.length()).isGreaterThanOrEqualTo(1024 * 1000);
		terminal.type("cat > pasted\n");
		copy(visit, pasted);
		terminal.press("Control+Shift+V");
		assertThat(visit.page().getByRole(AriaRole.DIALOG)).containsText("Paste 16,384 lines?");
		visit.button("Paste them").click();
		terminal.await("the last line", (shown) -> shown.endsWith(pasted.substring(pasted.length() - 64).strip()));
		terminal.press("Control+D").prompts();
		String digest = DigestUtils.md5DigestAsHex(pasted.getBytes(StandardCharsets.US_ASCII));
		terminal.type("md5sum pasted\n").sees("\n" + digest + "  pasted\n~ $");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void severalLinesForAShellThatWouldRunThemAreShownFirst(Visit visit) {
		TerminalView terminal = started(visit);
		terminal.type("sh\n").await("the plain shell", (shown) -> shown.endsWith("~ $"));
		terminal.run("bind 2>/dev/null; printf '\\033[?2004l'");
		copy(visit, "echo one-$((1))\necho two-$((2))\n");
		terminal.press("Control+Shift+V");
		Locator dialog = visit.page().getByRole(AriaRole.DIALOG);
		assertThat(dialog).containsText("Paste 2 lines?");
		assertThat(dialog.locator("pre")).hasText("echo one-$((1))\necho two-$((2))");
		visit.page().keyboard().press("Escape");
		assertThat(dialog).hasCount(0);
		assertThat(terminal.run("echo nothing")).isEqualTo("echo nothing\nnothing\n~ $");
		assertThat(terminal.text()).doesNotContain("one-1");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void whatIsPastedCannotLeaveItsBrackets(Visit visit) {
		TerminalView terminal = started(visit);
		copy(visit, "echo safe\u001b[201~\necho evil");
		terminal.press("Control+Shift+V").sees("echo evil");
		assertThat(terminal.text()).doesNotContain("\nsafe");
	}

	@Test
	void aRightClickPastes(Visit visit) {
		TerminalView terminal = started(visit);
		copy(visit, "echo by-the-right");
		terminal.panel().locator(".screen").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
		terminal.sees("~ $ echo by-the-right");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void whatIsMarkedIsCopiedAtOnceForThoseWhoWantIt(Visit visit) {
		TerminalView terminal = started(visit);
		copy(visit, "before");
		terminal.run("echo marked-$((40 + 2))");
		terminal.mark("marked-42");
		assertThat(clipboard(visit)).isEqualTo("before");
		visit.button("More of the terminals").click();
		Locator choice = visit.page().getByRole(AriaRole.SWITCH, named("Copy what is selected"));
		choice.click();
		assertThat(choice).hasAttribute("aria-checked", "true");
		visit.page().keyboard().press("Escape");
		terminal.mark("marked-42");
		assertThat(terminal.state()).hasText("Copied 9 characters.");
		assertThat(clipboard(visit)).isEqualTo("marked-42");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aProgramMayFillTheClipboardAndNeverReadIt(Visit visit) {
		TerminalView terminal = started(visit);
		copy(visit, "secret");
		String shown = terminal.run("printf '\\033]52;c;?\\033\\\\'; read -t 1 -n 1 answer; echo \"[$answer]\"");
		assertThat(shown).endsWith("\n[]\n~ $");
		String set = Base64.getEncoder().encodeToString("from a program".getBytes(StandardCharsets.UTF_8));
		terminal.run("printf '\\033]52;c;" + set + "\\033\\\\'");
		assertThat(terminal.state()).hasText("A program in this terminal copied 14 characters.");
		assertThat(clipboard(visit)).isEqualTo("from a program");
		copy(visit, "mine");
		visit.reload();
		terminal.sees("Welcome aboard.").prompts();
		assertThat(clipboard(visit)).as("what a replay must not do").isEqualTo("mine");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void whatWasShownIsSearched(Visit visit) {
		TerminalView terminal = started(visit);
		terminal.run("for i in $(seq 200); do echo \"entry $i of 200\"; done; clear");
		terminal.run("seq 300");
		terminal.press("Control+Shift+F");
		Locator search = terminal.panel().getByRole(AriaRole.SEARCHBOX);
		assertThat(search).isFocused();
		visit.page().keyboard().type("entry 7");
		Locator count = terminal.panel().locator("output");
		assertThat(count).hasText("11 of 11");
		visit.page().keyboard().press("Enter");
		assertThat(count).hasText("10 of 11");
		visit.page().keyboard().press("Shift+Enter");
		assertThat(count).hasText("11 of 11");
		search.fill("nowhere");
		assertThat(count).hasText("not found");
		visit.page().keyboard().press("Escape");
		assertThat(search).isHidden();
		assertThat(terminal.input()).isFocused();
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aLinkSaysWhereItLeadsAndOpensNothingByItself(Visit visit) {
		TerminalView terminal = started(visit);
		visit.page().context().route("http://docs.example/**", (route) -> route.fulfill());
		terminal.run("printf '\\033]8;;http://docs.example/really\\033\\\\safe-looking\\033]8;;\\033\\\\\\n'");
		clickOn(visit, terminal, "safe-looking");
		Locator dialog = visit.page().getByRole(AriaRole.DIALOG);
		assertThat(dialog.locator("pre")).hasText("http://docs.example/really");
		Page opened = visit.page().context().waitForPage(() -> visit.button("Open it").click());
		opened.waitForURL("http://docs.example/really");
		assertThat(opened.evaluate("window.opener")).isNull();
		terminal.run("printf '\\033]8;;javascript:alert(1)\\033\\\\script-looking\\033]8;;\\033\\\\\\n'");
		clickOn(visit, terminal, "script-looking");
		assertThat(terminal.run("echo still-$((1))")).contains("still-1");
		assertThat(dialog).hasCount(0);
	}

	@Test
	void theTextIsMadeLargerByKeysAndStaysSo(Visit visit) {
		TerminalView terminal = started(visit);
		int columns = terminal.columns();
		terminal.press("Control+=").press("Control+=").press("Control+=");
		terminal.await("fewer columns", (_) -> terminal.columns() < columns);
		int fewer = terminal.columns();
		visit.reload();
		terminal.prompts();
		assertThat(terminal.columns()).isEqualTo(fewer);
		terminal.press("Control+0").await("the usual columns", (_) -> terminal.columns() == columns);
		terminal.press("Control+-").await("more columns", (_) -> terminal.columns() > columns);
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aLongWayToTheShellIsTold(Visit visit) {
		visit.desk(LESSON, """
				window.WebSocket = class extends WebSocket {
					send(frame) {
						setTimeout(() => super.send(frame), window.late ?? 0);
					}
				};
				""");
		visit.button("Start the terminal").click();
		TerminalView terminal = visit.terminal(1).sees("Welcome aboard.").prompts();
		assertThat(terminal.state()).isEmpty();
		Locator screen = terminal.panel().locator(".screen");
		double height = screen.boundingBox().height;
		Locator delay = terminal.panel().locator(".delay");
		visit.page().evaluate("window.late = 400");
		for (int times = 0; times < 4; times++) {
			terminal.run("echo far");
		}
		assertThat(delay).containsText("ms to the shell and back");
		assertThat(screen.boundingBox().height).as("no program draws its screen anew for that").isEqualTo(height);
	}

	/** Links are found once the pointer rests on them. */
	private static void clickOn(Visit visit, TerminalView terminal, String text) {
		BoundingBox box = terminal.panel().locator(".xterm-rows > div").getByText(text).last().boundingBox();
		visit.page().mouse().move(box.x + 30, box.y + box.height / 2);
		visit.page().waitForTimeout(300);
		visit.page().mouse().move(box.x + 34, box.y + box.height / 2);
		visit.page().mouse().down();
		visit.page().mouse().up();
	}

	private static TerminalView started(Visit visit) {
		visit.desk(LESSON);
		visit.mayUseClipboard();
		visit.button("Start the terminal").click();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

	private static Page.GetByRoleOptions named(String name) {
		return new Page.GetByRoleOptions().setName(name);
	}

	private static void copy(Visit visit, String text) {
		visit.page().evaluate("(text) => navigator.clipboard.writeText(text)", text);
	}

	private static Object clipboard(Visit visit) {
		return visit.page().evaluate("navigator.clipboard.readText()");
	}

}
