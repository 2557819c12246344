package dev.quayside.browser;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.util.DigestUtils;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest(options = "--quayside.content=src/test/resources/courses")
class TerminalInTheBrowserTest {

	private static final String LESSON = "/lessons/shells/two";

	@Test
	void whatIsTypedIsEchoedAndRuns(Visit visit) {
		TerminalView terminal = started(visit);
		terminal.type("echo $((6 * 7))");
		assertThat(terminal.sees("~ $ echo $((6 * 7))").text()).doesNotContain("42");
		assertThat(terminal.during(() -> terminal.press("Enter"))).isEqualTo("42\n~ $");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void anEditorFillsTheScreenAndGivesItBack(Visit visit) {
		TerminalView terminal = started(visit);
		terminal.type("vi note.txt\n");
		terminal.await("the editor", (_) -> terminal.isFilled());
		assertThat(terminal.text()).doesNotContain("Welcome aboard.");
		terminal.type("ihello from vi").press("Escape").sees("hello from vi").sees("\n- note.txt");
		terminal.type(":wq\n");
		terminal.await("the shell", (_) -> !terminal.isFilled());
		terminal.prompts().sees("Welcome aboard.");
		assertThat(terminal.run("cat note.txt")).isEqualTo("cat note.txt\nhello from vi\n~ $");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aListOfProcessesKeepsItselfFreshUntilItIsLeft(Visit visit) {
		TerminalView terminal = started(visit);
		terminal.type("top\n").await("processes", (shown) -> shown.contains("Mem") && shown.contains("bash --login"));
		terminal.press("q").prompts();
		assertThat(terminal.run("echo left-$((1))")).endsWith("\nleft-1\n~ $");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void theShellLearnsEverySizeOfTheTerminal(Visit visit) {
		TerminalView terminal = started(visit);
		int columns = terminal.columns();
		int rows = terminal.rows();
		fits(terminal);
		Locator splitter = visit.page().getByRole(AriaRole.SEPARATOR);
		splitter.press("Home");
		terminal.await("more columns", (_) -> terminal.columns() > columns);
		fits(terminal);
		visit.page().setViewportSize(1280, 500);
		terminal.await("fewer rows", (_) -> terminal.rows() < rows);
		fits(terminal);
	}

	@Test
	void aMarkedWordIsCopied(Visit visit) {
		TerminalView terminal = started(visit);
		visit.mayUseClipboard();
		terminal.run("echo copied-$((40 + 2))");
		terminal.mark("copied-42");
		visit.page().keyboard().press("Control+Shift+C");
		assertThat(visit.page().evaluate("navigator.clipboard.readText()")).isEqualTo("copied-42");
		assertThat(terminal.run("echo alive")).as("the chord is no Ctrl-C").isEqualTo("echo alive\nalive\n~ $");
	}

	@Test
	void manyLinesArePastedWhole(Visit visit) {
		TerminalView terminal = started(visit);
		visit.mayUseClipboard();
		terminal.type("cat > pasted\n");
		String pasted = IntStream.range(0, 300)
			.mapToObj((line) -> "line " + line + " of what is pasted\n")
			.collect(Collectors.joining());
		copy(visit.page(), pasted);
		terminal.press("Control+Shift+V");
		visit.button("Paste them").click();
		terminal.await("the last line", (shown) -> shown.endsWith("line 299 of what is pasted"));
		terminal.press("Control+D").prompts();
		String digest = DigestUtils.md5DigestAsHex(pasted.getBytes(StandardCharsets.US_ASCII));
		assertThat(terminal.run("md5sum pasted")).endsWith("\n" + digest + "  pasted\n~ $");
	}

	@Test
	void pastedCommandsWaitForEnter(Visit visit) {
		TerminalView terminal = started(visit);
		visit.mayUseClipboard();
		copy(visit.page(), "echo one-$((1))\necho two-$((2))");
		terminal.press("Control+Shift+V").sees("echo two-$((2))");
		assertThat(terminal.during(() -> terminal.press("Enter"))).contains("one-1\n").endsWith("two-2\n~ $");
	}

	@Test
	void shiftAndEscapeLeaveTheTerminal(Visit visit) {
		TerminalView terminal = started(visit);
		terminal.input().focus();
		visit.page().keyboard().press("Tab");
		assertThat(terminal.input()).isFocused();
		visit.page().keyboard().press("Shift+Escape");
		assertThat(visit.page().getByRole(AriaRole.TAB)).isFocused();
	}

	@Test
	void aCommandIsRunByTheKeyboardAlone(Visit visit) {
		Page page = visit.desk(LESSON);
		Locator run = page.locator(".run-go").first();
		for (int presses = 0; presses < 30 && !isFocused(run); presses++) {
			page.keyboard().press("Tab");
		}
		assertThat(run).isFocused();
		page.keyboard().press("Enter");
		visit.terminal(1).sees("\nfrom terminal 1").prompts();
		assertThat(visit.terminal(1).input()).isFocused();
	}

	@Test
	void aBlockOfTheSecondTerminalOpensItBesideTheFirst(Visit visit) {
		Page page = visit.desk(LESSON);
		page.locator(".run-go").nth(1).click();
		visit.terminal(2).sees("\nfrom terminal 2").prompts();
		assertThat(page.getByRole(AriaRole.TAB)).hasCount(2);
		page.locator(".run-go").first().click();
		visit.terminal(1).sees("\nfrom terminal 1").prompts();
		assertThat(visit.terminal(1).text()).doesNotContain("from terminal 2");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void twoTerminalsSideBySideShareAHomeAndNoShell(Visit visit) {
		TerminalView one = started(visit);
		one.run("mine=1; echo hello > shared");
		visit.button("One more terminal beside this one").click();
		TerminalView other = visit.terminal(2);
		other.prompts();
		assertThat(one.panel()).isVisible();
		assertThat(other.panel()).isVisible();
		assertThat(other.run("echo \"$(cat shared) [$mine]\"")).endsWith("\nhello []\n~ $");
		assertThat(one.run("echo [$mine]")).endsWith("\n[1]\n~ $");
		fits(one);
		fits(other);
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void onAPhoneARunBlockOpensTheSheetAndTheBarHasTheKeysThatAreMissing(Visit visit) {
		Page page = visit.phone(LESSON);
		TerminalView terminal = visit.terminal(1);
		assertThat(terminal.panel()).isHidden();
		page.locator(".run-go").first().tap();
		terminal.sees("\nfrom terminal 1").prompts();
		assertThat(terminal.panel()).isVisible();
		Locator keys = page.getByRole(AriaRole.TOOLBAR);
		assertThat(keys).isVisible();
		terminal.type("echo tabbed > a-long-name\n").prompts().type("cat a-lo");
		keys.getByText("Tab").tap();
		terminal.sees("cat a-long-name").press("Enter");
		terminal.sees("\ntabbed").prompts();
		keys.getByLabel("Up").tap();
		terminal.await("the last command", (shown) -> shown.endsWith("tabbed\n~ $ cat a-long-name"));
		keys.getByText("Ctrl").tap();
		terminal.type("c").await("a fresh prompt", (shown) -> shown.endsWith("cat a-long-name ^C\n~ $"));
		terminal.type("echo ");
		keys.getByText("~").tap();
		terminal.type(" ");
		keys.getByText("|").tap();
		assertThat(terminal.during(() -> terminal.type(" tr e E\n"))).endsWith("\n/homE/lEarnEr\n~ $");
		terminal.type("echo x");
		keys.getByText("Esc").tap();
		terminal.type("#").await("a line that Escape and a hash made a comment", (shown) -> shown.contains("#echo x"));
		terminal.prompts();
		visit.mayUseClipboard();
		copy(page, "echo from-the-bar");
		keys.getByText("Paste").tap();
		terminal.sees("~ $ echo from-the-bar");
		assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
		assertThat(visit.complaints()).isEmpty();
	}

	private static TerminalView started(Visit visit) {
		visit.desk(LESSON);
		visit.button("Start the terminal").click();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

	/** Sizes settle a moment after what is around the terminal changed. */
	private static void fits(TerminalView terminal) {
		terminal.await("a shell that knows the size", (_) -> {
			String size = terminal.run("stty size");
			return size.equals("stty size\n" + terminal.rows() + " " + terminal.columns() + "\n~ $");
		});
	}

	private static void copy(Page page, String text) {
		page.evaluate("(text) => navigator.clipboard.writeText(text)", text);
	}

	private static boolean isFocused(Locator element) {
		return (Boolean) element.evaluate("(element) => element === document.activeElement");
	}

}
