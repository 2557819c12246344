package dev.quayside.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class EngineInTheBrowserTest {

	private static final String LESSON = "/lessons/docker-basics/back-into-a-container";

	@Test
	void thePictureShowsTheEngineAfterEachCommandOfTheSixthLesson(Visit visit) {
		Page page = visit.desk(LESSON);
		TerminalView terminal = started(visit);
		assertThat(page.locator(".engine-nothing")).isVisible();
		counts(page, "0 images · 0 containers");
		Locator blocks = page.locator("figure.run");
		List<String> after = List.of("/bin/ash running", "/bin/ash running", "/bin/ash exited 0 hello.txt",
				"/bin/ash exited 0 hello.txt", "/bin/ash running hello.txt", "/bin/ash running hello.txt",
				"/bin/ash running hello.txt", "/bin/ash running hello.txt", "/bin/ash running hello.txt",
				"/bin/ash running hello.txt", "/bin/ash running hello.txt");
		Locator container = page.locator(".engine-container");
		for (int place = 0; place < after.size(); place++) {
			Locator block = blocks.nth(place);
			if (block.locator("input.blank").count() > 0) {
				block.locator("input.blank").fill(idOf(terminal));
			}
			terminal.during(() -> block.locator(".run-go").click());
			assertThat(container).hasCount(1);
			String[] words = after.get(place).split(" ", 2);
			assertThat(container).containsText(words[0]);
			for (String word : words[1].split(" (?=[a-z])")) {
				assertThat(container).containsText(word);
			}
			counts(page, words[1].startsWith("running") ? "1 image · 1 container, 1 running" : "1 image · 1 container");
		}
		assertThat(page.locator(".engine-image")).hasText("alpine");
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void whatIsBuiltHangsBelowWhatItIsBuiltOf(Visit visit) {
		Page page = visit.desk(LESSON);
		TerminalView terminal = started(visit);
		terminal.run("mkdir box && cd box && printf 'FROM alpine\\nRUN touch /one\\n' > Dockerfile");
		terminal.run("docker build -q -t hello:v1 .");
		terminal.run("docker run --name draft hello:v1 touch /two; docker commit draft hello:draft");
		assertThat(page.locator(".engine-image")).hasText(new String[] { "alpine", "hello:v1", "hello:draft" });
		Locator words = page.locator("[data-part=engine-words] li");
		assertThat(words.filter(new Locator.FilterOptions().setHasText("Image hello:v1, made of alpine:"))).hasCount(1);
		assertThat(words.filter(new Locator.FilterOptions().setHasText("Image hello:draft, made of hello:v1:")))
			.hasCount(1);
		assertThat(page.locator("[data-part=engine-picture] .qs-line, .engine .qs-line").first()).hasAttribute("d",
				Pattern.compile("M[0-9.]+ [0-9.]+V[0-9.]+H[0-9.]+.*M[0-9.]+ [0-9.]+V[0-9.]+H.*"));
		terminal.run("docker image tag hello:v1 own");
		assertThat(page.locator(".engine-image").nth(1)).hasText(Pattern.compile("hello:v1own|ownhello:v1"));
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void fiveContainersOfOneImageAreFiveBoxesAndOneOfThemHasTheFile(Visit visit) {
		Page page = visit.desk(LESSON);
		TerminalView terminal = started(visit);
		terminal.run("for i in 1 2 3 4 5; do docker run alpine echo run $i; done");
		terminal.run("docker run --name mine alpine touch hello.txt");
		terminal.run("docker rm $(docker ps -lq -f name=nosuch) $(docker ps -aq | tail -1)");
		assertThat(page.locator(".engine-image")).hasCount(1);
		assertThat(page.locator(".engine-container")).hasCount(5);
		assertThat(page.locator(".engine-container", new Page.LocatorOptions().setHasText("hello.txt"))).hasCount(1);
		assertThat(page.locator("[data-part=engine-words] li")).containsText(
				Pattern.compile("Image alpine: .*container mine \\(touch hello.txt\\) exited 0, with hello.txt"));
	}

	@Test
	void anObjectOpensToItsDetailsAndTheCommandThatShowsTheSame(Visit visit) {
		Page page = visit.desk(LESSON);
		TerminalView terminal = started(visit);
		terminal.run("docker run --name mine alpine touch hello.txt");
		Locator box = page.locator(".engine-container");
		assertThat(box).hasAttribute("aria-label", "Container mine, exited 0, command touch hello.txt, with hello.txt");
		box.click();
		Locator details = page.locator(".engine-details");
		assertThat(details).containsText("Container mine");
		assertThat(details).containsText("Made in it: /hello.txt.");
		assertThat(details).containsText("exit code 0, which means that all went well");
		String shown = terminal.during(() -> details.locator(".run-go").nth(1).click());
		assertThat(shown).contains("docker container diff mine").contains("A /hello.txt");
		page.locator("[data-part=details-title]").press("Escape");
		assertThat(details).isHidden();
		assertThat(box).isFocused();
		box.press("ArrowUp");
		assertThat(page.locator(".engine-image")).isFocused();
		page.keyboard().press("Enter");
		assertThat(details).containsText("One container is made of it.");
		assertThat(details.locator(".run code").first()).hasText("docker image inspect alpine");
		terminal.run("docker rm mine; docker rmi alpine");
		assertThat(details).isHidden();
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void networksAndVolumesAreShownWithThoseThatHaveAPartInThem(Visit visit) {
		Page page = visit.desk(LESSON);
		TerminalView terminal = started(visit);
		terminal.run("docker network create backend; docker volume create data");
		terminal.run("docker run -d --name web --network backend -v data:/data alpine sleep 600");
		assertThat(page.locator(".engine-network", new Page.LocatorOptions().setHasText("backend"))).hasCount(1);
		assertThat(page.locator(".engine-volume")).containsText("data");
		assertThat(page.locator(".engine-member")).hasCount(2);
		counts(page, "1 image · 1 container, 1 running · 1 network · 1 volume");
		page.locator(".engine-volume").click();
		assertThat(page.locator(".engine-details")).containsText("web sees it at /data.");
		terminal.run("docker rm -f web; docker network rm backend; docker volume rm data");
		assertThat(page.locator(".engine-network")).hasCount(0);
		assertThat(page.locator(".engine-volume")).hasCount(0);
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void theFoldIsRemembered(Visit visit) {
		Page page = visit.desk(LESSON);
		started(visit);
		Locator body = page.locator(".engine-body");
		assertThat(body).isVisible();
		visit.button("Your engine").click();
		assertThat(body).isHidden();
		visit.reload();
		assertThat(page.locator(".engine-counts")).isVisible();
		assertThat(body).isHidden();
		visit.button("Your engine").click();
		assertThat(body).isVisible();
	}

	@Test
	void whatChangesIsSaidInASentence(Visit visit) {
		Page page = visit.desk(LESSON);
		TerminalView terminal = started(visit);
		terminal.run("docker pull -q alpine");
		Locator said = page.locator("[data-part=engine-said]");
		assertThat(said).hasText("new image alpine");
		terminal.run("docker create --name web alpine");
		assertThat(said).hasText("new container web, created");
		terminal.run("docker rm web");
		assertThat(said).hasText("container web is gone");
	}

	@Test
	void twoLearnersSeeEachTheirOwn(Visit one, Visit other) {
		Page mine = one.desk(LESSON);
		Page theirs = other.desk(LESSON);
		TerminalView terminal = started(one);
		TerminalView second = started(other);
		terminal.run("docker run --name mine alpine true");
		second.run("docker volume create theirs");
		assertThat(mine.locator(".engine-container")).containsText("mine");
		assertThat(theirs.locator(".engine-volume")).containsText("theirs");
		assertThat(theirs.locator(".engine-container")).hasCount(0);
		assertThat(mine.locator(".engine-volume")).hasCount(0);
	}

	@Test
	void aSessionThatEndedLeavesNoPicture(Visit visit) {
		Page page = visit.desk(LESSON);
		started(visit).run("docker pull -q alpine");
		counts(page, "1 image · 0 containers");
		page.onDialog((dialog) -> dialog.accept());
		page.waitForResponse((answer) -> answer.request().method().equals("DELETE"),
				visit.button("End session")::click);
		assertThat(page.locator(".engine")).isHidden();
		started(visit);
		counts(page, "0 images · 0 containers");
		assertThat(visit.complaints()).isEmpty();
	}

	private static void counts(Page page, String words) {
		assertThat(page.locator(".engine-counts")).hasText(words,
				new LocatorAssertions.HasTextOptions().setTimeout(Chromium.PATIENCE));
	}

	private static String idOf(TerminalView terminal) {
		return Pattern.compile("(?m)^([0-9a-f]{12})\\s+alpine\\s+\"/bin/ash\"")
			.matcher(terminal.text())
			.results()
			.map((found) -> found.group(1))
			.findFirst()
			.orElseThrow();
	}

	private static TerminalView started(Visit visit) {
		visit.button("Start the terminal").click();
		return visit.terminal(1).sees("Welcome aboard.").prompts();
	}

}
