package dev.quayside.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.quayside.web.SampleLessons;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest(with = SampleLessons.class)
class HelpBrowserTest {

	@Test
	void theKeysAreToldInADialogThatGivesTheFocusBack(Visit visit) {
		Page page = visit.desk("/lessons/sample/first-container");
		Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Help").setExact(true));
		button.focus();
		page.keyboard().press("Enter");
		Locator help = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Help"));
		assertThat(help).containsText("leave the terminal");
		assertThat(help.getByRole(AriaRole.BUTTON)).isFocused();
		page.keyboard().press("Escape");
		assertThat(help).isHidden();
		assertThat(button).isFocused();
		assertThat(visit.complaints()).isEmpty();
	}

}
