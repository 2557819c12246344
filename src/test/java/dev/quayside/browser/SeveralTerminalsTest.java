package dev.quayside.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@BrowserTest(options = "--quayside.content=src/test/resources/courses")
class SeveralTerminalsTest {

	private static final String LESSON = "/lessons/shells/two";

	private static final String BESIDE = "One more terminal beside this one";

	private static final String BELOW = "One more terminal below this one";

	@Test
	void terminalsShareTheBenchAndComeBackAsTheyWere(Visit visit) {
		visit.desk(LESSON);
		visit.page().setViewportSize(1440, 900);
		TerminalView first = started(visit);
		visit.button(BESIDE).click();
		TerminalView second = visit.terminal(2).prompts();
		visit.button(BELOW).click();
		TerminalView third = visit.terminal(3).prompts();
		assertThat(second.box().x).isGreaterThan(first.box().x);
		assertThat(third.box().x).isEqualTo(second.box().x);
		assertThat(third.box().y).isGreaterThan(second.box().y);
		Locator border = visit.page()
			.getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("Border between terminals"));
		assertThat(border).hasCount(2);
		double width = first.box().width;
		border.first().press("ArrowLeft");
		border.first().press("ArrowLeft");
		assertThat(first.box().width).isLessThan(width);
		drag(visit, border.nth(1), 0, 120);
		BoundingBox before = third.box();
		visit.reload();
		third.prompts();
		assertThat(third.box().y).isCloseTo(before.y, within(2.0));
		assertThat(third.box().width).isCloseTo(before.width, within(2.0));
		assertThat(visit.terminal(1).text()).contains("Welcome aboard.");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void thereAreFourTerminalsAtMostAndOneThatIsClosedLeavesItsPlaceToTheOthers(Visit visit) {
		visit.desk(LESSON);
		TerminalView first = started(visit);
		visit.button(BELOW).click();
		visit.terminal(2).prompts();
		visit.button(BESIDE).click();
		visit.terminal(3).prompts();
		visit.button("One more terminal").first().click();
		visit.terminal(4).prompts();
		assertThat(visit.page().getByRole(AriaRole.TAB)).hasCount(4);
		assertThat(visit.button("One more terminal").first()).isDisabled();
		assertThat(visit.terminal(3).panel()).isHidden();
		visit.button("Close this terminal").click();
		assertThat(visit.page().getByRole(AriaRole.TAB)).hasCount(3);
		visit.button("More of the terminals").click();
		visit.button("Show this terminal alone").click();
		assertThat(visit.page().locator(".panel:visible")).hasCount(1);
		assertThat(visit.page().getByRole(AriaRole.TAB).first()).isVisible();
		assertThat(first.text()).contains("Welcome aboard.");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void aTerminalInTwoWindowsShowsTheSameAndIsAsSmallAsTheSmaller(Visit visit) {
		visit.desk(LESSON);
		TerminalView here = started(visit);
		int columns = here.columns();
		Visit other = visit.window(LESSON, 900, 600);
		TerminalView there = other.terminal(1).sees("Welcome aboard.").prompts();
		here.await("as few columns as there", (_) -> here.columns() == there.columns() && here.rows() == there.rows());
		assertThat(here.columns()).isLessThan(columns);
		assertThat(here.state()).hasText("Also open in a smaller window, so it is " + there.columns() + " by "
				+ there.rows() + " characters here too.");
		assertThat(there.state()).isEmpty();
		assertThat(here.run("stty size; echo fro''m-here")).contains(there.rows() + " " + there.columns());
		there.sees("\nfrom-here").prompts();
		there.run("echo \"" + "wide ".repeat(60) + "\"");
		here.await("the same text", (shown) -> shown.equals(there.text()));
		other.button("One more terminal").first().click();
		assertThat(visit.page().getByRole(AriaRole.TAB)).hasCount(2);
		other.page().close();
		here.await("all columns again", (_) -> here.columns() == columns);
		assertThat(here.state()).isEmpty();
		assertThat(visit.complaints()).isEmpty();
	}

	private static void drag(Visit visit, Locator handle, double right, double down) {
		BoundingBox box = handle.boundingBox();
		double x = box.x + box.width / 2;
		double y = box.y + box.height / 2;
		visit.page().mouse().move(x, y);
		visit.page().mouse().down();
		visit.page().mouse().move(x + right, y + down);
		visit.page().mouse().up();
	}

	private static TerminalView started(Visit visit) {
		visit.button("Start the terminal").click();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

}
