package dev.quayside.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.quayside.browser.LessonScript.Run;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class LessonsInTheBrowserTest {

	private static final String COURSE = "/lessons/docker-basics/";

	private static final Pattern ASH = Pattern.compile("(?m)^([0-9a-f]{12})\\s+alpine\\s+\"/bin/ash\"");

	@Test
	void theCatalogueOffersTheLessonsThatAreTriedHere(Visit visit) {
		Page page = visit.desk("/");
		Locator lessons = page.locator("a[href^='" + COURSE + "']");
		assertThat(lessons.evaluateAll("(links) => [...new Set(links.map((link) => link.pathname))]"))
			.isEqualTo(Stream.concat(LessonScript.all().map(LessonScript::lesson), Stream.of("reference"))
				.map((lesson) -> COURSE + lesson)
				.toList());
		assertThat(visit.complaints()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("dev.quayside.browser.LessonScript#all")
	void everyCommandOfALessonRunsInTheTerminalAtAClick(LessonScript script, Visit visit) {
		Page page = visit.desk(COURSE + script.lesson());
		Locator blocks = page.locator("figure.run");
		assertThat(blocks).hasCount(script.runs().size());
		start(page, visit.terminal(1));
		for (int place = 0; place < script.runs().size(); place++) {
			Run run = script.runs().get(place);
			Locator block = blocks.nth(place);
			Locator tick = block.locator(".run-tick");
			fillIn(block, visit.terminal(1));
			assertThat(tick).isHidden();
			run.judge(visit.terminal(1).during(() -> block.locator(".run-go").click()));
			assertThat(tick).isVisible();
		}
		assertThat(visit.complaints()).isEmpty();
	}

	@Test
	void everyCommandOfTheReferenceRunsFromTopToBottom(Visit visit) {
		Page page = visit.desk(COURSE + "reference");
		start(page, visit.terminal(1));
		for (Locator block : page.locator("figure.run").all()) {
			String shown = visit.terminal(1).during(() -> block.locator(".run-go").click());
			assertThat(shown).doesNotContain("Error response", "Error: ", "command not found", "bad address");
		}
		assertThat(visit.terminal(1).run("docker ps -aq; docker volume ls -q; docker network ls -qf type=custom"))
			.as("what is left")
			.endsWith("type=custom\n~ $");
		assertThat(visit.complaints()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("dev.quayside.browser.LessonScript#all")
	void everyQuestionOfALessonSaysWhyAnAnswerIsWrongAndTakesAnotherOne(LessonScript script, Visit visit) {
		Page page = visit.desk(COURSE + script.lesson());
		List<Locator> forms = page.locator("form.quiz:has(.option)").all();
		assertThat(forms).isNotEmpty();
		for (Locator form : forms) {
			QuizForm quiz = new QuizForm(form);
			List<List<Integer>> right = new ArrayList<>();
			List<Integer> last = List.of();
			for (List<Integer> answer : quiz.answers()) {
				QuizForm.Said said = quiz.answer(answer);
				assertThat(said.feedback()).hasSameSizeAs(answer)
					.allSatisfy((why) -> assertThat(visit.delivered()).doesNotContain(why));
				if (said.isRight()) {
					right.add(answer);
				}
				else {
					assertThat(said.verdict()).isEqualTo("Not quite. Look again, and try another answer.");
				}
				last = answer;
			}
			assertThat(right).as(form.locator(".question").innerText()).hasSize(1);
			if (!last.equals(right.getFirst())) {
				assertThat(quiz.answer(right.getFirst()).isRight()).isTrue();
			}
		}
		assertThat(visit.complaints()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("dev.quayside.browser.LessonScript#all")
	void noOptionOfAQuestionIsToldApartByWhatThePageHolds(LessonScript script, Visit visit) {
		visit.desk(COURSE + script.lesson());
		assertThat(visit.delivered()).doesNotContain("(x)", "[x]", "( )", "[ ]");
		Document page = Jsoup.parse(visit.delivered());
		assertThat(page.select("form.quiz:has(.option)")).isNotEmpty().allSatisfy((form) -> {
			List<String> options = form.select(".option").stream().map(LessonsInTheBrowserTest::bare).toList();
			assertThat(options).hasSizeGreaterThan(1).containsOnly(options.getFirst());
		});
	}

	/** An option's markup without its words and its place. */
	private static String bare(Element option) {
		Element bare = option.clone();
		bare.select("label span").forEach(Element::empty);
		return bare.outerHtml().replaceAll("(value|data-option|data-feedback)=\"\\d\"", "$1");
	}

	/** The first command would otherwise come before the first prompt. */
	private static void start(Page page, TerminalView terminal) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start the terminal")).click();
		terminal.sees("Welcome aboard.").prompts();
	}

	/** The container that is meant is the newest that ran a shell. */
	private static void fillIn(Locator block, TerminalView terminal) {
		Locator blank = block.locator("input.blank");
		if (blank.count() > 0) {
			String id = ASH.matcher(terminal.text())
				.results()
				.map((MatchResult found) -> found.group(1))
				.findFirst()
				.orElseThrow();
			blank.fill(id);
		}
	}

}
