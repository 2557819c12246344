package dev.quayside.browser;

import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the README's pictures of a lesson after its first commands ran:
 * {@code ./quayside test -Dtest=PictureBrowserTest -Dpictures=docs}.
 */
@BrowserTest
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class PictureBrowserTest {

	private static final List<String> RUN = List.of("docker container run -it alpine /bin/ash",
			"echo \"hello world\" > hello.txt", "ls", "exit", "docker container run alpine ls",
			"docker container ls -a");

	@Test
	void isTakenInLightColours(Visit visit) {
		take(visit, visit.desk("/lessons/docker-basics/isolation"), "picture-light.png");
	}

	@Test
	void isTakenInDarkColours(Visit visit) {
		take(visit, visit.dark("/lessons/docker-basics/isolation"), "picture-dark.png");
	}

	private static void take(Visit visit, Page page, String name) {
		TerminalView terminal = visit.terminal(1);
		visit.button("Start the terminal").click();
		terminal.prompts();
		terminal.run("docker pull alpine");
		terminal.run("clear");
		Locator blocks = page.locator("figure.run");
		for (int place = 0; place < RUN.size(); place++) {
			Locator block = blocks.nth(place);
			terminal.during(() -> block.locator(".run-go").click());
		}
		page.getByText("Look at the list of all containers")
			.evaluate("(text) => text.scrollIntoView({ block: 'start' })");
		terminal.input().focus();
		page.mouse().move(640, 790);
		page.waitForTimeout(500);
		page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getProperty("pictures"), name)));
	}

}
