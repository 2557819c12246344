package dev.quayside.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Random;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest(options = { "--quayside.content=src/test/resources/courses", "--quayside.files.largest=1MB" })
class FilesInTheBrowserTest {

	private static final String LESSON = "/lessons/shells/two";

	@Test
	void aFileThatIsDroppedIsInTheHome(Visit visit) {
		TerminalView terminal = started(visit);
		terminal.drop("a note.txt", "grüße\n");
		assertThat(terminal.state()).hasText("a note.txt is in your home.");
		assertThat(terminal.run("cat 'a note.txt'; stat -c %U:%a 'a note.txt'")).endsWith("\ngrüße\nlearner:644\n~ $");
		terminal.drop("a note.txt", "other\n");
		visit.page().waitForResponse((answer) -> answer.status() == 201, visit.button("Replace it")::click);
		assertThat(terminal.run("cat 'a note.txt'")).endsWith("\nother\n~ $");
		// that there is a file already is told by an answer, which the console lists
		assertThat(visit.complaints()).allMatch((complaint) -> complaint.contains("409"));
	}

	@Test
	void aFileThatIsTooLargeIsRefusedInWords(Visit visit) {
		TerminalView terminal = started(visit);
		terminal.drop("large", "x".repeat(1024 * 1024 + 1));
		assertThat(terminal.state()).hasText("large has more than the 1 MB that a file may have here.");
		assertThat(terminal.run("ls large")).contains("No such file");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void howFarAFileIsIsShownAndItCanBeGivenUp(Visit visit) {
		TerminalView terminal = started(visit);
		visit.page().route("**/api/session/files**", (_) -> {
			// it never arrives
		});
		terminal.drop("slow.bin", "x".repeat(1000));
		assertThat(terminal.panel().locator(".transfer")).containsText("slow.bin");
		assertThat(terminal.panel().getByLabel("slow.bin on its way")).isVisible();
		visit.button("Give up").click();
		assertThat(terminal.state()).hasText("slow.bin was not brought.");
		assertThat(terminal.panel().locator(".transfer")).hasCount(0);
	}

	@Test
	void filesGoInAndOutByTheMenu(Visit visit) throws IOException {
		TerminalView terminal = started(visit);
		byte[] bytes = new byte[300_000];
		new Random(7).nextBytes(bytes);
		visit.page()
			.locator("[data-menu=chosen]")
			.setInputFiles(new FilePayload("some.bin", "application/octet-stream", bytes));
		assertThat(terminal.state()).hasText("some.bin is in your home.");
		terminal.run("mkdir -p deep/er && mv some.bin deep/er/");
		visit.button("More of the terminals").click();
		visit.button("Save a file of the home").click();
		visit.page().getByLabel("File", new Page.GetByLabelOptions().setExact(true)).fill("~/deep/er/some.bin");
		Download saved = visit.page().waitForDownload(() -> visit.button("Save it").last().click());
		assertThat(saved.suggestedFilename()).isEqualTo("some.bin");
		assertThat(Files.readAllBytes(saved.path())).isEqualTo(bytes);
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void getOffersAFileAndNothingIsSavedBeforeTheLearnerSaysSo(Visit visit) throws IOException {
		TerminalView terminal = started(visit);
		terminal.run("echo kept > note.txt; get note.txt");
		Locator offer = terminal.panel().locator(".offer");
		assertThat(offer).containsText("offers the file note.txt");
		assertThat(terminal.input()).isFocused();
		Download saved = visit.page().waitForDownload(() -> offer.getByText("Save it").click());
		assertThat(Files.readString(saved.path())).isEqualTo("kept\n");
		assertThat(offer).isHidden();
		assertThat(terminal.run("get /etc/passwd")).contains("it is not below /home/learner");
		assertThat(offer).isHidden();
		visit.reload();
		terminal.sees("note.txt").prompts();
		assertThat(offer).isHidden();
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void anOfferOfWhatIsNotTheLearnersIsRefusedByTheServer(Visit visit) {
		TerminalView terminal = started(visit);
		terminal.run("ln -s /etc/passwd passwd; ln -s /etc etc");
		for (String path : new String[] { "passwd", "etc/passwd", "../../etc/passwd", "/etc/passwd" }) {
			String offered = Base64.getEncoder().encodeToString(path.getBytes(StandardCharsets.UTF_8));
			terminal.run("printf '\\033]5379;get;" + offered + "\\033\\\\'");
			Locator offer = terminal.panel().locator(".offer");
			assertThat(offer).containsText(path);
			offer.getByText("Save it").click();
			assertThat(terminal.state()).containsText(path.contains("..") || path.startsWith("/")
					? "The path is none of a file in the home" : "is no plain file of the home");
		}
	}

	private static TerminalView started(Visit visit) {
		visit.desk(LESSON);
		visit.button("Start the terminal").click();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

}
