package dev.quayside.browser;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class TasksInTheBrowserTest {

	private static final String COURSE = "/lessons/docker-basics/";

	private static final Pattern DONE = Pattern.compile("\\bdone\\b");

	private static final Pattern ASH = Pattern.compile("(?m)^([0-9a-f]{12})\\s+alpine\\s+\"/bin/ash\"");

	@Test
	void aTaskTicksWithoutAClick(Visit visit) {
		Page page = visit.desk(COURSE + "first-container");
		TerminalView terminal = started(visit);
		Locator task = task(page, "Run hello-world once");
		assertThat(task).not().hasClass(DONE);
		terminal.run("docker run hello-world");
		assertThat(task).hasClass(DONE);
		assertThat(task.locator(".task-said")).hasText("Done.");
		assertThat(task(page, "Run it a second time")).not().hasClass(DONE);
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aWrongAttemptIsToldApartFromWhatTheStepWants(Visit visit) {
		Page page = visit.desk(COURSE + "isolation");
		TerminalView terminal = started(visit);
		terminal.run("docker container run -it alpine /bin/sh");
		Locator task = task(page, "Open the shell ash");
		assertThat(task.locator(".task-said")).hasText("A container of alpine ran /bin/sh; this step wants /bin/ash.");
		terminal.run("exit");
		terminal.run("docker container run -it alpine /bin/ash");
		assertThat(task).hasClass(DONE);
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void hintsAreGivenOneAtATime(Visit visit) {
		Page page = visit.desk(COURSE + "isolation");
		Locator task = task(page, "Open the shell ash");
		Locator hints = task.locator(".task-hints li:visible");
		assertThat(hints).hasCount(0);
		task.getByRole(AriaRole.BUTTON).press("Enter");
		assertThat(hints).hasCount(1);
		assertThat(hints.first()).isFocused();
		task.getByRole(AriaRole.BUTTON).click();
		assertThat(hints).hasCount(2);
		assertThat(task.getByRole(AriaRole.BUTTON)).isHidden();
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void progressIsThereAfterARestartAndGoneOnceItIsDeleted(Visit visit) {
		Page page = visit.desk(COURSE + "first-container");
		started(visit).run("docker run hello-world");
		assertThat(task(page, "Run hello-world once")).hasClass(DONE);
		Locator quiz = page.locator("form.quiz").first();
		quiz.getByLabel("On Docker Hub").check();
		quiz.getByRole(AriaRole.BUTTON).click();
		assertThat(quiz.locator(".verdict")).hasText("That is right.");
		List<String> asked = new CopyOnWriteArrayList<>();
		page.onRequest((request) -> asked.add(request.url()));
		visit.afterARestart("/");
		Locator lesson = page.locator(".lessons li").first();
		assertThat(lesson).containsText("2 of 4 done");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on with 1 Your first container")).click();
		assertThat(task(page, "Run hello-world once")).hasClass(DONE);
		assertThat(quiz.locator(".verdict")).hasText("That is right.");
		assertThat(quiz.getByLabel("On Docker Hub")).isChecked();
		assertThat(quiz.locator(".feedback:not(:empty)")).hasCount(1);
		assertThat(asked).noneMatch((url) -> url.contains("/api/quizzes/"));
		page.navigate(visit.address() + "/");
		page.onDialog((dialog) -> dialog.accept());
		visit.button("Delete it").click();
		assertThat(page.getByText("Go on with")).hasCount(0);
		assertThat(lesson).not().containsText("done");
	}

	@Test
	void aQuestionIsAnsweredFromTheLearnersOwnEngine(Visit visit) {
		Page page = visit.desk(COURSE + "isolation");
		TerminalView terminal = started(visit);
		Locator quiz = page.locator("form.quiz:has(.written)");
		answer(quiz, "4f2a");
		assertThat(quiz.locator(".feedback")).containsText("None of your containers holds hello.txt");
		terminal.run("docker container run -it alpine /bin/ash");
		terminal.run("echo \"hello world\" > hello.txt");
		terminal.run("exit");
		terminal.run("docker container run alpine ls");
		Matcher id = ASH.matcher(terminal.run("docker container ls -a"));
		assertThat(id.find()).isTrue();
		answer(quiz, id.group(1).substring(0, 2));
		assertThat(quiz.locator(".verdict")).hasText("Not quite. Look again, and try another answer.");
		answer(quiz, id.group(1).substring(0, 4));
		assertThat(quiz.locator(".verdict")).hasText("That is right.");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aLearnerJumpsToAStepAndGoesOnFromThere(Visit visit) {
		Page page = visit.desk(COURSE + "isolation");
		TerminalView terminal = started(visit);
		terminal.run("docker run --name leftover alpine true");
		jump(page, "What keeps them apart");
		assertThat(task(page, "Run ls in a new container")).hasClass(DONE);
		String listed = terminal.run("docker container ls -a");
		assertThat(listed).containsPattern(ASH).contains("\"ls\"").doesNotContain("leftover");
		Matcher id = ASH.matcher(listed);
		assertThat(id.find()).isTrue();
		assertThat(terminal.run("docker container start " + id.group(1))).contains(id.group(1));
		assertThat(terminal.run("docker container exec " + id.group(1) + " cat hello.txt")).contains("hello world");
	}

	@Test
	void aStepIsRepeatedAsIfItHadNotBeenTried(Visit visit) {
		Page page = visit.desk(COURSE + "isolation");
		TerminalView terminal = started(visit);
		jump(page, "Look for it");
		terminal.run("docker container run alpine ls");
		terminal.run("docker container run --name slip alpine ls /root");
		jump(page, "Look for it");
		assertThat(terminal.run("docker container ls -a")).containsPattern(ASH).doesNotContain("\"ls", "slip");
	}

	@Test
	void theEngineIsEmptiedOnlyAfterAsking(Visit visit) {
		Page page = visit.desk(COURSE + "isolation");
		TerminalView terminal = started(visit);
		terminal.run("echo kept > note.txt; docker volume create data; docker run --name web alpine true");
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start here: Look for it")).click();
		assertThat(dialog).containsText("Your containers, images, networks and volumes are removed.");
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Leave it as it is")).click();
		assertThat(terminal.run("docker container ls -a")).contains("web");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start here: Look for it")).click();
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Only empty my engine")).click();
		assertThat(dialog).isHidden(new IsHiddenOptions().setTimeout(60_000));
		assertThat(terminal.run("docker ps -aq; docker volume ls -q; docker images -q; cat note.txt"))
			.endsWith("cat note.txt\nkept\n~ $");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aStepThatBeginsInsideOfAContainerIsEnteredInTheLearnersOwnTerminal(Visit visit) {
		Page page = visit.desk(COURSE + "inside-a-container");
		TerminalView terminal = started(visit);
		jump(page, "Look around");
		terminal.sees("docker container run -it alpine /bin/sh");
		terminal.await("the prompt inside", (text) -> text.endsWith("/ #"));
		assertThat(terminal.run("uname")).contains("Linux");
	}

	@Test
	void whatIsMissingIsToldWithTheWayBack(Visit visit) {
		Page page = visit.desk(COURSE + "back-into-a-container");
		TerminalView terminal = started(visit);
		jump(page, "Start it again");
		Locator task = task(page, "Start the container again");
		terminal.run("docker container prune -f");
		assertThat(task.locator(".task-said")).containsText("and your engine has none");
		task.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Bring it back")).click();
		confirm(page);
		assertThat(page.locator("input.blank").first()).hasValue(Pattern.compile("[0-9a-f]{12}"));
		page.locator("figure.run:has(input.blank) .run-go").first().click();
		assertThat(task).hasClass(DONE);
	}

	private static TerminalView started(Visit visit) {
		visit.button("Start the terminal").click();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

	private static Locator task(Page page, String words) {
		return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(words));
	}

	private static void answer(Locator quiz, String text) {
		quiz.getByRole(AriaRole.TEXTBOX).fill(text);
		quiz.getByRole(AriaRole.BUTTON).click();
	}

	private static void jump(Page page, String step) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start here: " + step)).click();
		confirm(page);
	}

	private static void confirm(Page page) {
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Start here")).click();
		assertThat(dialog).isHidden(new IsHiddenOptions().setTimeout(60_000));
	}

}
