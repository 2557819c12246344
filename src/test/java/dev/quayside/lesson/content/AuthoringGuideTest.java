package dev.quayside.lesson.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.lint.ContentLint;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page for authors shows only what works.
 */
class AuthoringGuideTest {

	private static final String MORE = ContentFolder.FRONT.replaceAll("images:\n.*\n", "") + "## A step\n\nText.";

	@TempDir
	Path root;

	@ParameterizedTest
	@MethodSource
	void anExampleOfALessonLoadsAndHasNoFaults(String example) throws IOException {
		Lesson lesson = new ContentFolder(this.root).file("01-one.md", example)
			.file("02-more.md", MORE)
			.file("pictures/box.svg", fences("xml").getFirst())
			.lesson();
		assertThat(lesson.steps()).isNotEmpty();
		assertThat(new ContentLint().judge(this.root)).isEmpty();
	}

	static List<String> anExampleOfALessonLoadsAndHasNoFaults() throws IOException {
		return fences("markdown").stream().filter((example) -> example.contains("minutes:")).toList();
	}

	@Test
	void theExampleOfACourseLoads() throws IOException {
		String example = fences("markdown").stream().filter((it) -> !it.contains("minutes:")).findFirst().orElseThrow();
		ContentFolder content = new ContentFolder(this.root).file("course.md", example).lesson("Text.");
		assertThat(content.read().courses().getFirst().title()).isEqualTo("My course");
	}

	private static List<String> fences(String language) throws IOException {
		Node page = Parser.builder().build().parse(Files.readString(Path.of("docs/authoring.md")));
		List<String> fences = new ArrayList<>();
		Nodes.walk(page, (node) -> {
			if (node instanceof FencedCodeBlock fence && fence.getInfo().equals(language)) {
				fences.add(fence.getLiteral());
			}
		});
		assertThat(fences).isNotEmpty();
		return fences;
	}

}
