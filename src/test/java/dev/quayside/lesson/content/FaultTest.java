package dev.quayside.lesson.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.quayside.lesson.ContentException;
import dev.quayside.lesson.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FaultTest {

	@TempDir
	Path root;

	/** The text of a step begins on line 10 of its file. */
	@ParameterizedTest
	@MethodSource
	void aFaultInAStepIsToldWithItsLine(String text, int line, String problem) {
		assertThat(new ContentFolder(this.root).lesson(text).sentences())
			.anySatisfy((sentence) -> assertThat(sentence).startsWith("course/01-one.md:" + line + ": ")
				.contains(problem)
				.contains("; "));
	}

	static Stream<Arguments> aFaultInAStepIsToldWithItsLine() {
		return Stream.of(arguments("Text.\n\n```.term9\nls\n```", 12, ".term9, which is no terminal"),
				arguments("```{.term1}\nls\n```", 10, "which is no terminal"),
				arguments("```.term1\n```", 10, "is empty"),
				arguments("Q?\n\n- ( ) a\n- (x) b", 12, "outside of a quiz"),
				arguments("Q?\n{:.quiz}\n- ( ) a\n- (x) b", 11, "opens no quiz here"),
				arguments("- x\n\n  {:.quiz}\n\n  Q?\n\n  - (x) a\n  - ( ) b", 12, "opens no quiz here"),
				arguments("{:.quizz}\nQ?", 10, "opens no quiz here"),
				arguments("{% raw %}\nA.\n{% endraw %}", 10, "a tag of a template"),
				arguments("[A]({{ site.baseurl }}/a)", 10, "a tag of a template"),
				arguments("{:.quiz}\nQ?\n- ( ) a\n- ( ) b", 10, "no right answer"),
				arguments("{:.quiz}\nQ?\n- [ ] a\n- [ ] b", 10, "no right answer"),
				arguments("{:.quiz}\nQ?\n- (x) a\n- (x) b", 10, "several right answers"),
				arguments("{:.quiz}\nQ?\n- (x) a", 10, "fewer than two options"),
				arguments("{:.quiz}\nQ?\n- (x) a\n- [ ] b", 10, "mixes ( ) and [ ]"),
				arguments("{:.quiz}\nQ?\n- (x) a\n- b", 13, "begins with no mark"),
				arguments("{:.quiz}\nQ?\n- (x) a\n- ( )", 13, "is empty"),
				arguments("{:.quiz}\n- (x) a\n- ( ) b", 10, "has no question"),
				arguments("{:.quiz}\nQ?\n\nMore.", 10, "has no options"),
				arguments("{:.quiz}\nQ?\n\n{:.quiz}\nR?\n- (x) a\n- ( ) b", 10, "has no options"),
				arguments("{:.quiz}\nQ?\n\n```.term1\nls\n```\n- (x) a\n- ( ) b", 13, "stands in a quiz"),
				arguments("![A box](pictures/none.svg)", 10, "is not there"),
				arguments("![A box](../other/a.svg)", 10, "outside of the folder"),
				arguments("![A box](/etc/a.png)", 10, "outside of the folder"),
				arguments("![A box](https://example.org/a.png)", 10, "outside of the folder"),
				arguments("![A box](course.md)", 10, "is no svg"), arguments("![](pictures/a.svg)", 10, "has no words"),
				arguments("Hi <script>alert(1)</script>", 10, "raw HTML"),
				arguments("Text.\n\n<div onclick=\"x()\">\n</div>", 12, "raw HTML"),
				arguments("[x](javascript:alert(1))", 10, "has the scheme javascript"),
				arguments("[x](03-three.md)", 10, "no lesson of this course"),
				arguments("[x](#nowhere)", 10, "no step of that lesson"),
				arguments("[x](//example.org/)", 10, "no lesson of this course"),
				arguments("[x](https://)", 10, "not a valid address"),
				arguments("# Title", 10, "level 1 stands where none can"),
				arguments("> ## Step", 10, "level 2 stands where none can"), arguments("## Empty", 10, "nothing in it"),
				arguments("a\u0000b", 10, "control character"), arguments("|".repeat(65), 10, "more than 64 bars"),
				arguments("a".repeat(16_385), 10, "is longer than"),
				arguments("<".repeat(1_001), 10, "more than 1000 angle brackets"));
	}

	@ParameterizedTest
	@MethodSource
	void aFaultInFrontMatterIsToldWithItsLine(String front, int line, String problem) {
		assertThat(new ContentFolder(this.root).file("01-one.md", front + "\n## Step\n\nText.").sentences()).anySatisfy(
				(sentence) -> assertThat(sentence).startsWith("course/01-one.md:" + line + ": ").contains(problem));
	}

	static Stream<Arguments> aFaultInFrontMatterIsToldWithItsLine() {
		String rest = "summary: S\nminutes: 5\n---\n";
		return Stream.of(arguments("", 1, "does not begin with front matter"),
				arguments("---\ntitle: T\n", 1, "does not begin with front matter"),
				arguments("---\n" + rest, 1, "there is no title"),
				arguments("---\ntitle:\n" + rest, 2, "there is no title"),
				arguments("---\ntitle: \"\"\n" + rest, 2, "title is empty"),
				arguments("---\ntitle: [a]\n" + rest, 2, "title is a list"),
				arguments("---\ntitle: T\n  - x\n" + rest, 3, "has a value and a list"),
				arguments("---\ntitle: T\ntitle: U\n" + rest, 3, "stands twice"),
				arguments("---\ntitle: T\nimage: alpine\n" + rest, 3, "the key image is not known"),
				arguments("---\ntitle: T\nwhat is this\n" + rest, 3, "neither \"key: value\""),
				arguments("---\ntitle: T\nsummary: S\nminutes: ten\n---\n", 4, "minutes is not a whole number"),
				arguments("---\ntitle: T\nsummary: S\nminutes: 0\n---\n", 4, "minutes is not a whole number"),
				arguments("---\ntitle: T\nsummary: S\n---\n", 1, "there is no minutes"),
				arguments("---\ntitle: T\nimages: [Al pine]\n" + rest, 3, "not the name of an image"));
	}

	@ParameterizedTest
	@MethodSource
	void aFaultInACourseIsToldWithItsFile(String file, String text, String sentence) {
		assertThat(new ContentFolder(this.root).lesson("Text.").file(file, text).sentences())
			.anyMatch((it) -> it.startsWith(sentence));
	}

	static Stream<Arguments> aFaultInACourseIsToldWithItsFile() {
		String lesson = ContentFolder.FRONT + "## A\n\nText.";
		return Stream.of(arguments("01-two.md", lesson, "course/01-two.md:1: the number of the lesson is not 2"),
				arguments("04-two.md", lesson, "course/04-two.md:1: the number of the lesson is not 2"),
				arguments("02-one.md", lesson, "course/02-one.md:1: another lesson is named one"),
				arguments("two.md", lesson, "course/two.md:1: the name is not that of a lesson"),
				arguments("02-two.md", ContentFolder.FRONT + "Text.", "course/02-two.md:1: the lesson has no steps"),
				arguments("02-two.md", "a".repeat(300_000), "course/02-two.md:1: the file is larger than 256 KiB"),
				arguments("02-two.md", "\n".repeat(6_000), "course/02-two.md:5000: the file has more than 5000 lines"),
				arguments("02-two.md/x", "", "course/02-two.md:1: this is no file"),
				arguments("course.md", "---\ntitle: T\n---\n", "course/course.md:1: there is no summary"),
				arguments("../other/x.txt", "", "other/course.md:1: the file is not there"),
				arguments("../other/x.txt", "", "other/course.md:1: the course has no lessons"),
				arguments("../Other/x.txt", "", "Other:1: the name of the folder is not that of a course"));
	}

	@Test
	void whatIsNotUtf8IsToldWithTheLineWhereItBegins() {
		byte[] latin = (ContentFolder.FRONT + "## A\n\ncaf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
		assertThat(new ContentFolder(this.root).file("01-one.md", latin).sentences())
			.containsExactly("course/01-one.md:10: the file is not UTF-8 from here on; save it as UTF-8");
	}

	@Test
	void aPictureThatIsNotWhatItsEndingSaysIsAFault() {
		assertThat(new ContentFolder(this.root).file("a.png", "<svg onload='x()'/>").lesson("![x](a.png)").sentences())
			.containsExactly("course/01-one.md:10: the picture a.png is not what its ending says; "
					+ "save it again in that format");
	}

	@Test
	void aLinkInTheFolderThatLeavesItIsNoPictureOfTheCourse(@TempDir Path elsewhere) throws IOException {
		ContentFolder content = new ContentFolder(this.root).lesson("![x](a.svg)");
		Path secret = Files.writeString(elsewhere.resolve("a.svg"), "secret");
		Files.createSymbolicLink(this.root.resolve("course/a.svg"), secret);
		assertThat(content.sentences()).singleElement().asString().contains("outside of the folder");
	}

	@Test
	void allFaultsAreToldAtOnceInTheOrderOfFilesAndLines() {
		ContentFolder content = new ContentFolder(this.root).lesson("[x](nowhere)\n\n![y](none.svg)")
			.file("02-two.md", "---\ntitle: T\n---\nText.");
		assertThat(content.faults()).extracting(Fault::line).containsExactly(10, 12, 1, 1, 1);
		assertThatExceptionOfType(ContentException.class).isThrownBy(content::read)
			.satisfies((ex) -> assertThat(ex).message().hasLineCount(5));
	}

	@Test
	void aFolderThatCannotBeUsedIsToldInOneSentence() throws IOException {
		assertThatExceptionOfType(ContentException.class)
			.isThrownBy(() -> ContentReader.read(this.root.resolve("none")))
			.withMessageContaining("is not there, or is not a folder");
		assertThatExceptionOfType(ContentException.class)
			.isThrownBy(() -> ContentReader.read(Files.createFile(this.root.resolve("file"))))
			.withMessageContaining("is not there, or is not a folder");
		assertThatExceptionOfType(ContentException.class).isThrownBy(() -> ContentReader.read(this.root))
			.withMessageContaining("has no course");
	}

}
