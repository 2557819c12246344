package dev.quayside.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.quayside.web.SampleLessons;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest(with = SampleLessons.class)
class LessonPageBrowserTest {

	private static final String LESSON = "/lessons/sample/first-container";

	@Test
	void theCatalogueLeadsToALessonAndTheLessonToTheNext(Visit visit) {
		Page page = visit.desk("/");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Your first container")).click();
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
			.hasText("Your first container");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next 2 Images")).click();
		assertThat(page).hasURL(visit.address() + "/lessons/sample/images");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void theFirstCommandGlowsAndEveryCommandHasButtons(Visit visit) {
		Page page = visit.desk(LESSON);
		assertThat(page.locator(".glows code")).hasText("docker container run alpine ls -l");
		assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run in terminal"))).hasCount(3);
		assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy:"))).hasCount(3);
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void whatIsToBeFilledInIsAskedForBeforeACommandRuns(Visit visit) {
		Page page = visit.desk(LESSON);
		Locator block = page.locator("figure.run").nth(1);
		block.locator(".run-go").click();
		assertThat(block.locator(".run-note")).hasText("Fill in the container ID first.");
		assertThat(block.getByLabel("container ID", new Locator.GetByLabelOptions().setExact(true))).isFocused();
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void whatWasFilledInOnceIsOfferedWhereItIsAskedForAgain(Visit visit) {
		Page page = visit.desk(LESSON);
		Locator fields = page.getByLabel("container ID", new Page.GetByLabelOptions().setExact(true));
		fields.first().fill("3f2a");
		fields.first().blur();
		assertThat(fields.nth(1)).hasValue("3f2a");
	}

	@Test
	void aWrongAnswerSaysWhyAndTheRightOneCanBeGivenAfterIt(Visit visit) {
		Page page = visit.desk(LESSON);
		Locator quiz = page.locator("form.quiz").first();
		quiz.getByLabel("From /var/lib").check();
		quiz.getByRole(AriaRole.BUTTON).click();
		assertThat(quiz.locator(".verdict")).hasText("Not quite. Look again, and try another answer.");
		assertThat(quiz.locator(".feedback").first()).hasText("That is where images are kept once they were pulled.");
		quiz.getByLabel("From Docker Hub").check();
		assertThat(quiz.locator(".feedback").first()).isEmpty();
		quiz.getByRole(AriaRole.BUTTON).click();
		assertThat(quiz.locator(".verdict")).hasText("That is right.");
		assertThat(quiz.locator(".feedback strong")).hasText("default");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void anAnswerIsAskedForBeforeItIsSent(Visit visit) {
		Page page = visit.desk(LESSON);
		Locator quiz = page.locator("form.quiz").nth(1);
		quiz.getByRole(AriaRole.BUTTON).click();
		assertThat(quiz.locator(".verdict")).hasText("Choose an answer first.");
	}

	@Test
	void colourSchemesGoRoundAndAreRemembered(Visit visit) {
		Page page = visit.desk(LESSON);
		assertThat(background(page)).isEqualTo("rgb(251, 251, 248)");
		Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Colours"));
		button.click();
		button.click();
		assertThat(background(page)).isEqualTo("rgb(16, 21, 28)");
		visit.reload();
		assertThat(background(page)).isEqualTo("rgb(16, 21, 28)");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aPersonWhoLikesItDarkGetsItDark(Visit visit) {
		assertThat(background(visit.dark(LESSON))).isEqualTo("rgb(16, 21, 28)");
	}

	@Test
	void theSplitterMovesByKeysAndByPointerAndIsRemembered(Visit visit) {
		Page page = visit.desk(LESSON);
		Locator splitter = page.getByRole(AriaRole.SEPARATOR);
		splitter.focus();
		page.keyboard().press("ArrowRight");
		assertThat(splitter).hasAttribute("aria-valuenow", "52");
		page.mouse().move(splitter.boundingBox().x + 8, 300);
		page.mouse().down();
		page.mouse().move(512, 300);
		page.mouse().up();
		assertThat(splitter).hasAttribute("aria-valuenow", "40");
		visit.reload();
		assertThat(splitter).hasAttribute("aria-valuenow", "40");
		assertThat(page.locator("main").boundingBox().width).isBetween(505.0, 520.0);
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void onAPhoneTheTextFillsTheWidthAndTheTerminalComesUpFromBelow(Visit visit) {
		Page page = visit.phone(LESSON);
		assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
		Locator start = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start the terminal"));
		assertThat(start).isHidden();
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Terminal").setExact(true)).tap();
		assertThat(start).isVisible();
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void theKeyboardAloneReachesLessonAndTerminal(Visit visit) {
		Page page = visit.desk(LESSON);
		page.keyboard().press("Tab");
		assertThat(page.getByText("Skip to the lesson")).isFocused();
		page.keyboard().press("Tab");
		page.keyboard().press("Enter");
		page.keyboard().press("Tab");
		page.keyboard().press("Tab");
		assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start the terminal")))
			.isFocused();
	}

	private static Object background(Page page) {
		return page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
	}

}
