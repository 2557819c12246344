package dev.quayside.lesson.content;

import java.nio.file.Path;
import java.util.List;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LessonReadingTest {

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0 };

	@TempDir
	Path root;

	private ContentFolder content() {
		return new ContentFolder(this.root);
	}

	@Test
	void frontMatterSaysWhatALessonIs() {
		Lesson lesson = content().lesson("Text.").lesson();
		assertThat(lesson.number()).isEqualTo(1);
		assertThat(lesson.title()).isEqualTo("A lesson");
		assertThat(lesson.summary()).isEqualTo("What it teaches.");
		assertThat(lesson.minutes()).isEqualTo(5);
		assertThat(lesson.images()).containsExactly("alpine");
	}

	@Test
	void imagesMayStandOnOneLineAndValuesInQuotes() {
		LessonCatalogue catalogue = content().file("01-one.md",
				"---\r\ntitle: \"Run: it\"\r\nsummary: 'S'\r\nminutes: 3\r\nimages: [alpine, hello-world]\r\n---\r\n## A\r\nText.")
			.read();
		assertThat(catalogue.lesson("course", "one").orElseThrow().title()).isEqualTo("Run: it");
		assertThat(catalogue.images()).containsExactlyInAnyOrder("alpine", "hello-world");
	}

	@Test
	void whatTheGeneratorsOfBlogsReadStaysWithoutEffect() {
		Lesson lesson = content().file("01-one.md", """
				---
				layout: post
				title: "Web"
				date: 2018-05-01 10:00:00
				author: "@me"
				tags: [linux, beginner]
				categories:
				- lab
				terms: 2
				summary: S
				minutes: 5
				---
				## A

				Text with `{% raw %}` and

				```.term1
				docker inspect --format '{{.Id}}' web
				```
				""").lesson();
		assertThat(lesson.title()).isEqualTo("Web");
		assertThat(lesson.images()).isEmpty();
	}

	@Test
	void secondLevelHeadingsBeginStepsAndTextBeforeTheFirstIsAStepWithoutTitle() {
		Lesson lesson = content()
			.file("01-one.md",
					ContentFolder.FRONT + "Hello.\n\n## First `run`\n\nA.\n\n### Smaller\n\nB.\n\n## First run\n\nC.")
			.lesson();
		assertThat(lesson.steps()).extracting(Step::title).containsExactly("", "First <code>run</code>", "First run");
		assertThat(lesson.steps()).extracting(Step::id)
			.containsExactly("step-start", "step-first-run", "step-first-run-2");
		assertThat(lesson.steps().get(1).blocks())
			.containsExactly(new Block.Prose("<p>A.</p>\n<h3>Smaller</h3>\n<p>B.</p>", List.of()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void aFenceForATerminalIsACommandThatRuns(int terminal) {
		assertThat(content().lesson("```.term" + terminal + "\ndocker container ls -a\n```").html()).isIn(
				"<figure class=\"run\" data-terminal=\"%d\"><pre><code>docker container ls -a</code></pre></figure>"
					.formatted(terminal),
				"<figure data-terminal=\"%d\" class=\"run\"><pre><code>docker container ls -a</code></pre></figure>"
					.formatted(terminal));
	}

	@Test
	void aCommandMayStandInAList() {
		assertThat(content().lesson("1. Do this:\n\n   ```.term1\n   ls\n   ```\n2. Then that.").html())
			.contains("<li>", "data-terminal=\"1\"", "<pre><code>ls</code></pre></figure>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			docker start <container ID>        | container ID
			docker rm <2nd-container> -f       | 2nd-container
			docker run <a>:<a>                 | a
			""")
	void wordsInAngleBracketsArePlacesToBeFilled(String command, String placeholder) {
		assertThat(content().lesson("```.term1\n" + command + "\n```").html())
			.contains("<var data-placeholder=\"" + placeholder + "\">&lt;" + placeholder + "&gt;</var>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cat < file > copy", "cat <<EOF >file", "cat <<EOF> file", "diff <(ls a) <(ls b)",
			"sort <in >out", "sort < in> out", "cat <<<word", "test 1 -lt 2 && echo '<>'", "grep '<a_b>' x" })
	void redirectionsAreNotPlacesToBeFilled(String command) {
		assertThat(content().lesson("```.term1\n" + command + "\n```").html()).doesNotContain("<var");
	}

	@Test
	void otherFencesArePlainCode() {
		assertThat(content().lesson("```dockerfile\nFROM <image>\n```").html())
			.isEqualTo("<pre><code class=\"language-dockerfile\">FROM &lt;image&gt;\n</code></pre>");
	}

	@Test
	void tablesAreDrawn() {
		assertThat(content().lesson("|a|b|\n|-|-:|\n|1|2|").html()).contains("<table tabindex=\"0\">",
				"<td align=\"right\">2</td>");
	}

	@ParameterizedTest
	@CsvSource({ "02-two.md, /lessons/course/two", "two, /lessons/course/two", "./two, /lessons/course/two",
			"02-two.md#a-step, /lessons/course/two#step-a-step", "#step, #step-step",
			"mailto:me@example.org, mailto:me@example.org" })
	void linksLeadToLessonsAndSteps(String written, String address) {
		assertThat(content().file("02-two.md", ContentFolder.FRONT + "\n## A step\n\nText.")
			.lesson("[x](" + written + ")")
			.html()).isEqualTo("<p><a href=\"" + address + "\">x</a></p>");
	}

	@Test
	void linksThatLeaveSaySoToTheBrowser() {
		assertThat(content().lesson("<https://example.org/?a=1&b=2>").html()).isEqualTo(
				"<p><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener noreferrer\">https://example.org/?a=1&amp;b=2</a></p>");
	}

	@Test
	void harmlessRawHtmlIsShownAsTextAndCommentsAreNotShown() {
		assertThat(content().lesson("Write <container ID><br>here.<!-- why -->\n\n<!-- a note -->").html())
			.isEqualTo("<p>Write &lt;container ID&gt;&lt;br&gt;here.</p>");
	}

	@Test
	void picturesThatPagesFetchAreKnownToTheCatalogueAndNoOtherFileIs() {
		LessonCatalogue catalogue = content().file("pictures/a.png", PNG)
			.file("pictures/b.png", PNG)
			.lesson("Look: ![A box](pictures/a.png)")
			.read();
		assertThat(catalogue.picture("course", "pictures/a.png")).get().asString().endsWith("a.png");
		assertThat(catalogue.picture("course", "pictures/b.png")).isEmpty();
		assertThat(catalogue.picture("course", "course.md")).isEmpty();
		assertThat(catalogue.picture("course", "../course/pictures/a.png")).isEmpty();
		assertThat(content().html()).contains("src=\"/content/course/pictures/a.png\"", "alt=\"A box\"");
	}

	@Test
	void drawingsStandInThePageWithIdsOfTheirOwn() {
		String html = content().file("pictures/a.svg", """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20" width="99" height="99">
				<title>A &lt;box&gt;</title><desc>One box.</desc>
				<defs><marker id="tip"><path d="M0 0L1 1"/></marker></defs>
				<path class="qs-arrow" fill="var(--ink)" d="M0 0 1 1" marker-end="url(#tip)"/></svg>
				""").lesson("![A box](pictures/a.svg \"Fig <1>\")\n\n![A box](pictures/a.svg)").html();
		assertThat(html).contains("<figure class=\"picture\"><svg class=\"picture\" role=\"img\" "
				+ "aria-labelledby=\"picture-1-title picture-1-desc\" viewBox=\"0 0 10 20\" width=\"10\" height=\"20\">",
				"<title id=\"picture-1-title\">A &lt;box&gt;</title>", "marker id=\"picture-1-id-tip\"",
				"marker-end=\"url(#picture-1-id-tip)\"", "marker-end=\"url(#picture-2-id-tip)\"",
				"<figcaption>Fig &lt;1&gt;</figcaption>");
	}

}
