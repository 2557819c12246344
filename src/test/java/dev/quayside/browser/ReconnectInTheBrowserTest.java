package dev.quayside.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.quayside.testing.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a learner sees when the page is loaded again, and when the server is killed and
 * comes back.
 */
class ReconnectInTheBrowserTest {

	private static final String LESSON = "/lessons/docker-basics/first-container";

	private static final ServerProcess server = ServerProcess.run();

	private static final Chromium browser = new Chromium(false);

	private final Page page = browser.page(new Browser.NewContextOptions().setViewportSize(1280, 800));

	private final TerminalView terminal = new TerminalView(this.page, 1);

	@AfterEach
	void leave() {
		this.page.context().close();
	}

	@AfterAll
	static void stop() {
		browser.close();
		server.close();
	}

	@Test
	void anEditorIsThereAgainAfterAReload() {
		start();
		this.terminal.type("vi note.txt\n");
		this.terminal.await("the editor", (_) -> this.terminal.isFilled());
		this.terminal.type("ihello from vi").press("Escape").sees("\n- note.txt");
		this.page.reload();
		this.terminal.await("the editor again", (shown) -> this.terminal.isFilled() && shown.contains("hello from vi"));
		leaveTheEditor();
	}

	@Test
	void aListOfProcessesGoesOnAfterAReload() {
		start();
		this.terminal.type("top\n").await("processes", (shown) -> shown.contains("bash --login"));
		this.page.reload();
		this.terminal.await("processes again", (shown) -> shown.contains("bash --login"));
		this.terminal.press("q").prompts();
		assertThat(this.terminal.run("echo left-$((1))")).endsWith("\nleft-1\n~ $");
	}

	@Test
	void whatIsTypedWhileTheServerIsDownRunsOnceItIsBack() {
		start();
		this.terminal.run("mark=here");
		this.terminal.type("echo $mark before-");
		server.kill();
		this.terminal.type("while-");
		this.terminal.await("words", (_) -> this.terminal.state().textContent().contains("connection is lost"));
		this.terminal.type("down; echo so''on\n");
		server.start();
		this.terminal.sees("\nhere before-while-down\nsoon").prompts();
		assertThat(this.terminal.text()).containsOnlyOnce("here before-while-down");
	}

	@Test
	void anEditorIsThereAgainAfterTheServerWasKilled() {
		start();
		this.terminal.type("vi note.txt\n");
		this.terminal.await("the editor", (_) -> this.terminal.isFilled());
		this.terminal.type("ihello from vi").sees("hello from vi");
		server.kill();
		this.terminal.type(" and while it was down");
		server.start();
		this.terminal.await("the editor again",
				(shown) -> this.terminal.isFilled() && shown.contains("hello from vi and while it was down"));
		this.terminal.press("Escape").sees("\n- note.txt");
		leaveTheEditor();
	}

	@Test
	void aPlainShellShowsItsPromptAgainAfterTheServerWasKilled() {
		start();
		this.terminal.type("sh\n").await("a second prompt", (shown) -> shown.endsWith("built-in commands.\n\n~ $"));
		this.terminal.type("echo half");
		this.terminal.sees("echo half");
		String before = this.terminal.text();
		server.kill();
		this.terminal.await("words", (_) -> this.terminal.state().textContent().contains("connection is lost"));
		server.start();
		this.terminal.await("the connection", (_) -> this.terminal.state().textContent().isEmpty());
		this.terminal.await("the prompt with what was typed at it", before::equals);
		assertThat(this.terminal.during(() -> this.terminal.press("Enter"))).endsWith("half\n~ $");
	}

	private void start() {
		TerminalView.watch(this.page);
		this.page.navigate("http://localhost:" + server.port() + LESSON);
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start the terminal")).click();
		this.terminal.sees("Welcome aboard.").prompts();
	}

	private void leaveTheEditor() {
		this.terminal.type(":wq\n");
		this.terminal.await("the shell", (_) -> !this.terminal.isFilled());
		this.terminal.prompts();
		assertThat(this.terminal.run("cat note.txt")).startsWith("cat note.txt\nhello from vi");
	}

}
