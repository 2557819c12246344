package dev.quayside.browser;

import java.nio.file.Path;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pictures of the README, light and dark, as the page is now. They come into
 * {@code target/pictures}; {@code -Dpictures=docs} takes them for the README.
 */
@BrowserTest
class PicturesTest {

	private static final String LESSON = "/lessons/docker-basics/isolation";

	private static final Path FOLDER = Path.of(System.getProperty("pictures", "target/pictures"));

	@Test
	void aLessonWithTwoTerminalsAndTheEngineIsPicturedInBothSchemes(Visit visit) {
		picture(visit, visit.desk(LESSON), "picture-light.png");
		picture(visit, visit.dark(LESSON), "picture-dark.png");
	}

	private static void picture(Visit visit, Page page, String name) {
		page.setViewportSize(1440, 900);
		visit.button("Start the terminal").click();
		TerminalView first = visit.terminal(1).sees("Welcome aboard.").prompts();
		first.run("docker run --name web -d alpine sleep 600");
		first.run("docker run alpine ls /home");
		visit.button("One more terminal beside this one").click();
		TerminalView second = visit.terminal(2).prompts();
		second.run("docker ps -a --format '{{.Names}}: {{.Status}}'");
		page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Every run makes a new container"))
			.evaluate("(heading) => heading.scrollIntoView()");
		page.waitForTimeout(1000);
		byte[] taken = page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name)));
		assertThat(taken).isNotEmpty();
		assertThat(visit.complaints()).isEmpty();
	}

}
