package dev.quayside.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An author saves, and sees it in the page that is open.
 */
class LiveReloadTest {

	private static final String LESSON = "/lessons/live/one";

	private static final String TEXT = """
			---
			title: A lesson in the making
			summary: It changes while it is open.
			minutes: 5
			images: [alpine]
			---

			## First

			%s

			```.term1
			docker container run alpine echo "hello"
			```

			```check
			task: Run it
			container:
			  image: alpine
			```

			{:.quiz}
			Which command lists images?

			- (x) `docker image ls`
			  - Yes.
			- ( ) `docker ps`
			  - That lists containers.

			## Second

			""" + "A long text that has to be scrolled.\n\n".repeat(60) + "The %s end.\n";

	@TempDir
	Path root;

	private Server server;

	private Chromium browser;

	private Visit visit;

	@BeforeEach
	void open() throws IOException {
		save("course.md", "---\ntitle: Live\nsummary: A course in the making.\n---\n");
		save("01-one.md", TEXT.formatted("The first sentence.", "old"));
		this.server = Server.run("--quayside.content=" + this.root, "--quayside.content-reload=true");
		this.browser = new Chromium(false);
		this.visit = new Visit(this.server, this.browser);
	}

	@AfterEach
	void close() {
		this.visit.close();
		this.browser.close();
		this.server.close();
	}

	@Test
	void aChangedSentenceAppearsAndTheTerminalGoesOn() throws IOException {
		Page page = this.visit.desk(LESSON);
		this.visit.button("Start the terminal").click();
		TerminalView terminal = this.visit.terminal(1).sees("Welcome aboard.").prompts();
		terminal.run("mine=here");
		Locator task = page.locator("[data-task]");
		page.locator("figure.run .run-go").click();
		assertThat(task).hasClass(Pattern.compile("\\bdone\\b"));
		page.evaluate("window.same = true");
		save("01-one.md", TEXT.formatted("Another sentence.", "old"));
		assertThat(page.locator("#lesson")).containsText("Another sentence.");
		assertThat(page.locator("#lesson")).not().containsText("The first sentence.");
		assertThat(terminal.run("echo still $mine")).contains("still here");
		assertThat(terminal.text()).contains("Welcome aboard.", "mine=here");
		assertThat(page.evaluate("window.same")).isEqualTo(true);
		assertThat(task).hasClass(Pattern.compile("\\bdone\\b"));
		String ran = terminal.during(() -> page.locator("figure.run .run-go").click());
		assertThat(ran).contains("hello");
		page.locator("form.quiz").getByLabel("docker image ls").check();
		page.locator("form.quiz button").click();
		assertThat(page.locator("form.quiz .verdict")).hasText("That is right.");
		// The tasks that were on the page are watched no more.
		assertThat(this.visit.complaints())
			.allMatch((complaint) -> complaint.endsWith("/checks/events net::ERR_ABORTED"));
	}

	@Test
	void whoReadsFurtherDownGoesOnReadingThere() throws IOException {
		Page page = this.visit.desk(LESSON);
		page.getByText("The old end.").scrollIntoViewIfNeeded();
		double before = settled(page.getByText("The old end."));
		save("01-one.md", TEXT.formatted("Above, there is more.\n\nMuch more.\n\nAnd more.", "new"));
		assertThat(page.getByText("The new end.")).isInViewport();
		assertThat(settled(page.getByText("The new end."))).isBetween(before - 2, before + 2);
		assertThat(this.visit.complaints()).isEmpty();
	}

	/** Where something is once the scripts of the page have put in what they do. */
	private static double settled(Locator what) {
		double now = what.boundingBox().y;
		double before;
		do {
			before = now;
			what.page().waitForTimeout(500);
			now = what.boundingBox().y;
		}
		while (now != before);
		return now;
	}

	@Test
	void aFaultAppearsWithTheLastGoodVersionAndGoesOnceItIsMended() throws IOException {
		Page page = this.visit.desk(LESSON);
		Locator faults = page.locator(".faults");
		assertThat(faults).isHidden();
		save("01-one.md", TEXT.formatted("A broken [link](nowhere).", "old"));
		assertThat(faults).isVisible();
		assertThat(faults).containsText("this is the last version without them");
		assertThat(faults.locator("li")).hasCount(1);
		assertThat(faults.locator("code")).hasText("live/01-one.md:10");
		assertThat(faults).containsText("a link leads to nowhere, which is no lesson of this course");
		assertThat(page.locator("#lesson")).containsText("The first sentence.");
		save("01-one.md", TEXT.formatted("A mended sentence.", "old"));
		assertThat(faults).isHidden();
		assertThat(page.locator("#lesson")).containsText("A mended sentence.");
		assertThat(this.visit.complaints()).isEmpty();
	}

	@Test
	void aNewLessonIsTheNextOne() throws IOException {
		Page page = this.visit.desk(LESSON);
		save("02-two.md", "---\ntitle: The second\nsummary: B\nminutes: 5\n---\n\n## A step\n\nText.\n");
		assertThat(page.locator(".pager .next")).containsText("2 The second");
		assertThat(page.locator(".bar .progress")).containsText("1 of 2");
		page.locator(".pager .next").click();
		assertThat(page.locator("h1")).hasText("The second");
	}

	@Test
	void aServerThatDoesNotLookForChangesSaysNothingOfThem() {
		try (Server still = Server.run("--quayside.content=" + this.root);
				Visit other = new Visit(still, this.browser)) {
			Page page = other.desk(LESSON);
			assertThat(page.locator(".faults")).hasCount(0);
			assertThat(page.request().get(still.address("/api/lessons/live/one/changes").toString()).status())
				.isEqualTo(404);
		}
	}

	/** As most editors do: what was there stays until the new file is whole. */
	private void save(String file, String text) throws IOException {
		Path path = Files.createDirectories(this.root.resolve("live")).resolve(file);
		Path fresh = Files.writeString(path.resolveSibling("." + file + ".swp"), text);
		Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

}
