package dev.quayside.browser;

import java.nio.file.Path;
import java.util.Locale;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest(options = { "--quayside.content=src/test/resources/courses", "--quayside.session.maximum=1",
		"--quayside.session.idle=10m", "--quayside.session.lifetime=10m" })
class EndsInTheBrowserTest {

	private static final String LESSON = "/lessons/shells/two";

	@Test
	void whoFindsAllPlacesTakenWaitsAndGetsInByThemselves(Visit inside, Visit waiting) {
		started(inside);
		Page page = waiting.desk(LESSON);
		waiting.button("Start the terminal").click();
		Locator place = page.locator("[data-part=queue]");
		assertThat(place).containsText("You are next.");
		look(page, "queue");
		waiting.reload();
		assertThat(place).containsText("You are next.");
		inside.page().onDialog((dialog) -> dialog.accept());
		inside.page().locator("[data-part=end]").click();
		assertThat(waiting.terminal(1).state()).hasText("");
		assertThat(waiting.terminal(1).panel()).isVisible();
	}

	@Test
	void whoIsWarnedStaysByOneClick(Visit visit) {
		Page page = started(visit);
		minutesPass(visit, 7);
		visit.reload();
		Locator warning = page.locator("[data-part=warning]");
		assertThat(warning).containsText("This session ends in 3 minutes.");
		look(page, "warning");
		visit.button("Stay").click();
		assertThat(warning).isHidden();
		assertThat(page.locator("[data-part=time-left]")).hasText("10 min left");
	}

	@Test
	void whatWasMadeIsTakenUpAgainByOneClick(Visit visit) {
		Page page = started(visit);
		visit.terminal(1).run("echo kept > note");
		minutesPass(visit, 11);
		Locator again = visit.button("Take it up again");
		again.waitFor();
		look(page, "rest");
		visit.reload();
		again.click();
		Assertions.assertThat(visit.terminal(1).run("cat note")).contains("\nkept\n");
	}

	@Test
	void aBrowserWhoseClockIsAnHourAheadOfTheServersTellsTheEndAsItIs(Visit visit) {
		Page page = started(visit, "const now = Date.now; Date.now = () => now() + 3_600_000;");
		minutesPass(visit, 7);
		visit.reload();
		assertThat(page.locator("[data-part=time-left]")).hasText("3 min left");
		assertThat(page.locator("[data-part=warning]")).containsText("This session ends in 3 minutes.");
		minutesPass(visit, 4);
		Locator rest = page.locator("[data-part=rest]");
		assertThat(rest).containsText("kept until");
		Object left = page.evaluate("""
				() => {
				  const [hours, minutes] = document.querySelector("[data-part=rest]").textContent.match(/[0-9]+/g);
				  const now = new Date(Date.now());
				  return (1440 + hours * 60 + Number(minutes) - now.getHours() * 60 - now.getMinutes()) % 1440;
				}""");
		Assertions.assertThat((Integer) left).as("minutes of the half hour").isBetween(20, 30);
	}

	private static Page started(Visit visit) {
		return started(visit, "");
	}

	private static Page started(Visit visit, String before) {
		Page page = visit.desk(LESSON, before);
		visit.button("Start the terminal").click();
		visit.terminal(1).sees("$");
		return page;
	}

	private static void minutesPass(Visit visit, int minutes) {
		visit.part(JdbcClient.class)
			.sql("update sessions set created_at = dateadd(minute, ?, created_at)")
			.param(-minutes)
			.update();
	}

	/** For a person to look at: {@code -Dpictures=FOLDER}. */
	private static void look(Page page, String name) {
		String folder = System.getProperty("pictures");
		if (folder != null) {
			for (ColorScheme colours : new ColorScheme[] { ColorScheme.LIGHT, ColorScheme.DARK }) {
				page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
				String file = name + "-" + colours.name().toLowerCase(Locale.ROOT) + ".png";
				page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, file)));
			}
		}
	}

}
