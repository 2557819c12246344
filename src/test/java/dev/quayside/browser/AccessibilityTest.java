package dev.quayside.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * No page keeps people with disabilities out, as far as a program can tell (axe-core).
 */
@BrowserTest
class AccessibilityTest {

	private static final Set<String> GRAVE = Set.of("serious", "critical");

	@ParameterizedTest
	@MethodSource
	void everyPageIsFreeOfGraveFindings(String path, Visit visit) {
		isFree(visit.desk(path), "light");
		isFree(visit.dark(path), "dark");
		visit.page().evaluate("document.documentElement.dataset.theme = 'contrast'");
		isFree(visit.page(), "high contrast");
		isFree(visit.phone(path), "on a phone");
	}

	/** The catalogue, what is not there, the way in for the operator, and all lessons. */
	static Stream<String> everyPageIsFreeOfGraveFindings() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("content/docker-basics"))) {
			List<String> lessons = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.matches("[0-9]+-.*\\.md"))
				.sorted()
				.map((name) -> "/lessons/docker-basics/" + name.replaceAll("^[0-9]+-|\\.md$", ""))
				.toList();
			return Stream.concat(Stream.of("/", "/nowhere", "/operator/login"), lessons.stream());
		}
	}

	@Test
	void soAreTheHelpAnAnsweredQuizAndTheTerminalsWithAllThatOpensInThem(Visit visit) {
		look(visit, visit.desk("/lessons/docker-basics/isolation"));
		look(visit, visit.dark("/lessons/docker-basics/isolation"));
	}

	private static void look(Visit visit, Page page) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Help").setExact(true)).click();
		isFree(page, "help");
		page.keyboard().press("Escape");
		Locator quiz = page.locator("form.quiz:has(input[type=radio])").first();
		quiz.getByRole(AriaRole.RADIO).first().check();
		quiz.getByRole(AriaRole.BUTTON).click();
		assertThat(quiz.locator(".verdict")).not().isEmpty();
		isFree(page, "an answered quiz");
		visit.button("Start the terminal").click();
		TerminalView terminal = visit.terminal(1).prompts();
		visit.button("One more terminal below this one").click();
		visit.terminal(2).prompts();
		terminal.press("Control+Shift+F");
		visit.page().keyboard().type("Docker");
		isFree(page, "two terminals, one searched");
		visit.button("More of the terminals").click();
		page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Screen reader")).click();
		isFree(page, "the menu");
		page.keyboard().press("Escape");
		terminal.run("echo hello > note; get note");
		assertThat(terminal.panel().locator(".offer")).isVisible();
		isFree(page, "a transcript and an offer");
	}

	static void isFree(Page page, String what) {
		// Colours on their way are neither the old nor the new.
		page.evaluate("Promise.all(document.getAnimations().filter(one => one instanceof CSSTransition)"
				+ ".map(one => one.finished.catch(() => null))).then(() => null)");
		List<Rule> findings = new AxeBuilder(page).analyze().getViolations();
		Stream<String> grave = findings.stream()
			.filter((rule) -> GRAVE.contains(rule.getImpact()))
			.flatMap((rule) -> rule.getNodes()
				.stream()
				.map((node) -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()));
		assertThat(grave).as(page.url() + ", " + what).isEmpty();
	}

}
