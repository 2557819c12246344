package dev.quayside.browser;

import java.nio.file.Path;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.quayside.gateway.SessionId;
import dev.quayside.operator.OperatorPassword;
import dev.quayside.session.Opened;
import dev.quayside.session.Origin;
import dev.quayside.session.SessionSecret;
import dev.quayside.session.Sessions;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The operator's page as it lives.
 */
@BrowserTest
class OperatorInTheBrowserTest {

	@Test
	void sessionsComeAndGoWithoutALoadAndOneIsEndedAfterAQuestion(Visit visit) {
		Page page = loggedIn(visit, visit.desk("/operator"));
		assertThat(page.getByText("Nobody is here.")).isVisible();
		String first = open(visit);
		String second = open(visit);
		Locator rows = page.locator("tbody tr");
		assertThat(rows).hasCount(2);
		assertThat(rows.first()).containsText(first);
		assertThat(page.locator("[data-key=states]")).hasText("2 open");
		Locator row = rows.nth(1);
		row.locator("summary").click();
		assertThat(row).containsText("Its terminals, containers and files are removed.");
		visit.part(Sessions.class).end(new SessionId(first), "The test ends it.");
		assertThat(rows).hasCount(1);
		Locator end = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End " + second));
		assertThat(end).isVisible();
		look(page, "light");
		end.click();
		assertThat(page.getByText("Nobody is here.")).isVisible();
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void itIsFreeOfGraveFindings(Visit visit) {
		Page page = loggedIn(visit, visit.dark("/operator"));
		open(visit);
		assertThat(page.locator("tbody tr")).hasCount(1);
		AccessibilityTest.isFree(page, "dark");
		look(page, "dark");
		page.evaluate("document.documentElement.dataset.theme = 'light'");
		AccessibilityTest.isFree(page, "light");
		page.evaluate("document.documentElement.dataset.theme = 'contrast'");
		AccessibilityTest.isFree(page, "high contrast");
		Page phone = loggedIn(visit, visit.phone("/operator"));
		assertThat(phone.locator("tbody tr")).hasCount(1);
		AccessibilityTest.isFree(phone, "on a phone");
		look(phone, "phone");
	}

	@Test
	void itIsReadAndUsedWithoutJavaScript(Visit visit) {
		Page page = loggedIn(visit, visit.withoutScripts("/operator"));
		String session = open(visit);
		page.reload();
		Locator row = page.locator("tbody tr");
		assertThat(row).containsText(session);
		row.locator("summary").click();
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End " + session)).click();
		assertThat(page.getByText("Nobody is here.")).isVisible();
	}

	private static Page loggedIn(Visit visit, Page page) {
		page.getByLabel("Password").fill(visit.part(OperatorPassword.class).renew());
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("The playground"))).isVisible();
		return page;
	}

	private static String open(Visit visit) {
		Opened opened = (Opened) visit.part(Sessions.class).open(SessionSecret.random(), Origin.HERE);
		return opened.session().id().value();
	}

	/** For a person to look at: {@code -Dpictures=FOLDER}. */
	private static void look(Page page, String name) {
		String folder = System.getProperty("pictures");
		if (folder != null) {
			page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, "operator-" + name + ".png")));
		}
	}

}
