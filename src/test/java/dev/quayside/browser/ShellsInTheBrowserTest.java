package dev.quayside.browser;

import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class ShellsInTheBrowserTest {

	private static final String LESSON = "/lessons/docker-basics/first-container";

	/**
	 * Leaves the page's connections where a test can cut them, and keeps what it says.
	 */
	private static final String CUTTABLE = """
			const connections = [];
			window.cut = () => connections.at(-1).close();
			window.WebSocket = class extends WebSocket {
				constructor(...of) {
					super(...of);
					connections.push(this);
				}
			};
			""";

	/** Leaves a connection where a test can make it deaf and mute, with nobody told. */
	private static final String SILENCEABLE = """
			const connections = [];
			window.silence = () => connections.at(-1).silent = true;
			window.WebSocket = class extends WebSocket {
				constructor(...of) {
					super(...of);
					connections.push(this);
				}
				send(frame) {
					if (!this.silent) {
						super.send(frame);
					}
				}
				set onmessage(heard) {
					super.onmessage = heard && ((message) => this.silent || heard(message));
				}
			};
			""";

	private static final String LISTEN = """
			window.said = [];
			new MutationObserver(() => window.said.push(document.querySelector(".state").textContent))
				.observe(document.querySelector(".state"), { childList: true });
			""";

	@Test
	void aLostConnectionComesBackToTheSameShellWithNothingLostOrDoubled(Visit visit) {
		Page page = visit.desk(LESSON, CUTTABLE);
		TerminalView terminal = started(visit);
		terminal.run("mark=here");
		page.evaluate(LISTEN);
		String typed = "echo $mark ";
		terminal.type(typed);
		StringBuilder letters = new StringBuilder();
		for (int cut = 0; cut < 6; cut++) {
			String piece = "%d-abcdefghijklmnopqrstuvwxyz-".formatted(cut);
			terminal.type(piece.substring(0, 14));
			page.evaluate("window.cut()");
			terminal.type(piece.substring(14));
			letters.append(piece);
		}
		assertThat(terminal.during(() -> terminal.press("Enter"))).endsWith("here " + letters + "\n~ $");
		assertThat(terminal.text()).containsOnlyOnce("Welcome aboard.").containsOnlyOnce("~ $ " + typed + letters);
		assertThat(String.valueOf(page.evaluate("window.said"))).contains("The connection is lost. Trying again…")
			.contains("Reconnected, nothing lost.");
	}

	@Test
	void whatIsWrittenWhileTheConnectionIsLostIsShownOnceItIsBack(Visit visit) {
		Page page = visit.desk(LESSON, CUTTABLE);
		TerminalView terminal = started(visit);
		terminal.type("for i in 1 2 3 4 5 6 7 8 9; do echo \"step-$i\"; sleep 0.2; done; echo all-$((1))\n");
		terminal.sees("\nstep-2");
		page.evaluate("window.cut()");
		terminal.sees("\nall-1").prompts();
		assertThat(terminal.text().lines().filter((line) -> line.startsWith("step-"))).containsExactly("step-1",
				"step-2", "step-3", "step-4", "step-5", "step-6", "step-7", "step-8", "step-9");
	}

	@Test
	void aLidThatWasClosedForTenMinutesLosesNothing(Visit visit) {
		Page page = visit.desk(LESSON, SILENCEABLE);
		page.clock().install();
		TerminalView terminal = started(visit);
		terminal.run("mark=here");
		page.evaluate(LISTEN);
		page.evaluate("window.silence()");
		terminal.type("echo $mark once");
		page.clock().fastForward("10:00");
		terminal.sees("~ $ echo $mark once");
		assertThat(terminal.during(() -> terminal.press("Enter"))).isEqualTo("here once\n~ $");
		assertThat(terminal.text()).containsOnlyOnce("Welcome aboard.").containsOnlyOnce("~ $ echo $mark once");
		assertThat(String.valueOf(page.evaluate("window.said"))).contains("The connection is lost. Trying again…")
			.contains("Reconnected, nothing lost.");
	}

	@Test
	void aNetworkThatChangedIsNoticedAndLosesNothing(Visit visit) {
		Page page = visit.desk(LESSON, SILENCEABLE);
		TerminalView terminal = started(visit);
		terminal.run("mark=here");
		page.evaluate("window.silence()");
		terminal.type("echo $mark once");
		page.context().setOffline(true);
		page.context().setOffline(false);
		terminal.sees("~ $ echo $mark once");
		assertThat(terminal.during(() -> terminal.press("Enter"))).isEqualTo("here once\n~ $");
		assertThat(terminal.text()).containsOnlyOnce("~ $ echo $mark once");
	}

	@Test
	void aReloadedPageShowsTheSameShellWithWhatItWrote(Visit visit) {
		visit.desk(LESSON);
		TerminalView terminal = started(visit);
		terminal.run("mark=here; for i in $(seq 100); do echo \"line $i\"; done");
		String before = terminal.text();
		visit.reload();
		terminal.await("what was there before", before::equals);
		assertThat(terminal.run("echo $mark")).isEqualTo("echo $mark\nhere\n~ $");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aShellThatEndedSaysSoAndEnterStartsANewOne(Visit visit) {
		visit.desk(LESSON);
		TerminalView terminal = started(visit);
		terminal.run("mark=here; echo kept > file");
		terminal.type("exit\n");
		assertThat(terminal.state()).hasText("The shell ended. Press Enter for a new one.");
		terminal.press("Enter");
		assertThat(terminal.state()).isEmpty();
		terminal.prompts();
		assertThat(terminal.run("echo \"[$mark] $(cat file)\"")).endsWith("\n[] kept\n~ $");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void anEndedSessionIsGoneAndThePageOffersANewOne(Visit visit) {
		Page page = visit.desk(LESSON);
		TerminalView terminal = started(visit);
		terminal.run("echo mine > file");
		terminal.run("docker run hello-world");
		List<String> first = visit.traces();
		// the workspace, its home, the learner's container, and the network of that
		assertThat(first).hasSize(4);
		page.onDialog((dialog) -> dialog.accept());
		page.waitForResponse((answer) -> answer.request().method().equals("DELETE"),
				visit.button("End session")::click);
		assertThat(page.locator(".message")).hasText("You ended the session.");
		assertThat(visit.traces()).isEmpty();
		assertThat(visit.button("End session")).isHidden();
		visit.button("Start the terminal").click();
		terminal.sees("Welcome aboard.").prompts();
		assertThat(terminal.run("ls; docker ps -aq")).isEqualTo("ls; docker ps -aq\n~ $");
		assertThat(visit.traces()).isNotEmpty().doesNotContainAnyElementsOf(first);
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void twoLearnersDoNotSeeEachOthersContainers(Visit one, Visit other) {
		one.desk(LESSON);
		other.desk(LESSON);
		TerminalView mine = started(one);
		TerminalView theirs = started(other);
		mine.run("docker run --name web -d alpine sleep 600");
		assertThat(mine.run("docker ps --format '{{.Names}}'")).endsWith("\nweb\n~ $");
		assertThat(theirs.run("docker ps -a --format '{{.Names}}'"))
			.isEqualTo("docker ps -a --format '{{.Names}}'\n~ $");
		assertThat(theirs.run("docker rm -f web")).containsIgnoringCase("no such container");
		theirs.run("docker run --name web -d alpine sleep 600");
		assertThat(theirs.run("docker ps -a --format '{{.Names}}'")).endsWith("\nweb\n~ $");
		assertThat(theirs.run("docker rm -f web")).endsWith("\nweb\n~ $");
		assertThat(mine.run("docker ps --format '{{.Names}}'")).endsWith("\nweb\n~ $");
	}

	private static TerminalView started(Visit visit) {
		visit.button("Start the terminal").click();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

}
