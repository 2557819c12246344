package dev.quayside.lesson.content;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Content made to cost time or memory is read, or refused, in bounded time.
 */
class HostileSizeTest {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final int ALMOST_ALL = 250_000; // characters of 262,144

	@TempDir
	Path root;

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void aLessonIsJudgedInTime(String name, String text) {
		ContentFolder content = new ContentFolder(this.root).lesson(text);
		assertTimeoutPreemptively(LIMIT, content::faults);
	}

	static Stream<Arguments> aLessonIsJudgedInTime() {
		String command = "```.term1\n%s\n```";
		return Stream.of(arguments("quotations in quotations", lines("> ", 8_000)),
				arguments("quotations that grow", growing("> ")), arguments("lists in lists", lines("- ", 8_000)),
				arguments("lists that grow", growing("  ").replace("\n", "- a\n")),
				arguments("brackets that open", lines("[", 16_000)),
				arguments("brackets that close", lines("]", 16_000)),
				arguments("brackets in brackets", lines("[", 8_000) + lines("]", 8_000)),
				arguments("pictures in pictures", lines("![", 8_000) + lines("](a.svg)", 1_000)),
				arguments("emphasis in emphasis", lines("*a **a ", 2_000)), arguments("stars", lines("*", 16_000)),
				arguments("underscores", lines("a_", 8_000)),
				arguments("emphasis that does not match", lines("*a_ ", 4_000)),
				arguments("backticks that grow",
						IntStream.range(1, 600).mapToObj((i) -> "e" + "`".repeat(i)).collect(Collectors.joining("\n"))),
				arguments("entities", lines("&amp;", 3_000)), arguments("tags that open", lines("<a ", 5_000)),
				arguments("comments that open", lines("<!-- ", 3_000)),
				arguments("instructions that open", lines("a <?", 3_000)),
				arguments("links to one long address", "[a]: /" + "b".repeat(16_000) + "\n\n" + lines("[a]", 5_000)),
				arguments("definitions of links", many("[a%d]: b\n")),
				arguments("definitions that do not end", lines("[a]: ( ", 2_000)),
				arguments("a wide table", table(63, 70)), arguments("a long table", table(63, 4_900)),
				arguments("a table of bars", ("|".repeat(64) + "\n").repeat(3_800)),
				arguments("brackets in a command", command.formatted(lines("<", 16_000))),
				arguments("words in brackets in a command", command.formatted(lines("<a ", 5_000))),
				arguments("a long word in a command", command.formatted(lines("<" + "a".repeat(60), 260))),
				arguments("spaces in a command", command.formatted("<a" + lines(" ", 16_000))),
				arguments("quizzes", "{:.quiz}\nQ?\n- (x) a\n- ( ) b\n\n".repeat(800)),
				arguments("quizzes that do not end", "{:.quiz}\nQ?\n\n".repeat(1_600)),
				arguments("a quiz of many options", "{:.quiz}\nQ?\n" + "- (x) a\n  - b\n".repeat(2_400)),
				arguments("a quiz in a quiz", "{:.quiz}\nQ?\n" + growing("  ").replace("\n", "- (x) a\n")),
				arguments("marks of options", "- ( ) a\n".repeat(4_900)),
				arguments("steps of one name", "## a\n\nb\n\n".repeat(1_200)),
				arguments("steps whose names collide", many("## a-%d\n## a\n")),
				arguments("raw HTML", lines("<" + " ".repeat(15_000), 1)),
				arguments("script", lines("<script>", 2_000)),
				arguments("as many tags as may be",
						"<a ".repeat(990) + "\n" + lines("a", 16_000).substring(0, 240_000)),
				arguments("as many instructions as may be",
						"a <?".repeat(990) + "\n" + lines("a", 16_000).substring(0, 240_000)),
				arguments("a hundred pictures", "![a](a.svg)\n\n".repeat(2_000)),
				arguments("spaces", lines(" ", 16_000)), arguments("hard breaks", "a  \n".repeat(4_900)),
				arguments("fences", "```.term1\nls\n```\n".repeat(1_600)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void frontMatterIsJudgedInTime(String name, String text) {
		ContentFolder content = new ContentFolder(this.root).file("01-one.md", text);
		assertTimeoutPreemptively(LIMIT, content::faults);
	}

	static Stream<Arguments> frontMatterIsJudgedInTime() {
		return Stream.of(arguments("keys", "---\n" + "a: b\n".repeat(4_900) + "---\n"),
				arguments("items", "---\nimages:\n" + "  - a\n".repeat(4_900) + "---\n"),
				arguments("items on one line", "---\nimages: [" + "a,".repeat(8_000) + "]\n---\n"),
				arguments("anchors", "---\na: &a [" + "*a,".repeat(5_000) + "]\n---\n"),
				arguments("dashes", "---\n" + "--- \n".repeat(4_900)),
				arguments("spaces", "---\na:" + " ".repeat(16_000)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void aDrawingIsJudgedInTime(String name, String svg) {
		ContentFolder content = new ContentFolder(this.root).file("a.svg", svg).lesson("![a](a.svg)\n\n".repeat(50));
		assertTimeoutPreemptively(LIMIT, content::faults);
	}

	static Stream<Arguments> aDrawingIsJudgedInTime() {
		String lol = IntStream.range(1, 10)
			.mapToObj((i) -> "<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)))
			.collect(Collectors.joining("\n"));
		String head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>t</title><desc>d</desc>\n";
		return Stream.of(
				arguments("a billion laughs",
						"<!DOCTYPE svg [<!ENTITY l0 \"lol\">" + lol + "]>" + head + "<text>&l9;</text></svg>"),
				arguments("one entity many times",
						"<!DOCTYPE svg [<!ENTITY l \"" + "l".repeat(16_000) + "\">]>" + head + lines("&l;", 5_000)
								+ "</svg>"),
				arguments("a declaration from afar",
						"<!DOCTYPE svg SYSTEM 'http://127.0.0.1:9/x.dtd' [<!ENTITY % x SYSTEM 'file:///dev/zero'>%x;]><svg/>"),
				arguments("groups in groups", head + lines("<g>", 5_000)),
				arguments("many parts", head + lines("<g/>", 4_000) + "</svg>"),
				arguments("uses of uses", head + IntStream.range(1, 99)
					.mapToObj((i) -> "<g id='a%d'>%s</g>".formatted(i, "<use href='#a%d'/>".formatted(i - 1).repeat(9)))
					.collect(Collectors.joining("\n")) + "</svg>"),
				arguments("attributes", head + "<g "
						+ IntStream.range(0, 1_000).mapToObj((i) -> "a" + i + "=''").collect(Collectors.joining("\n"))
						+ "/></svg>"),
				arguments("a long number", head.replace("0 0 9 9", "0".repeat(16_000)) + "</svg>"),
				arguments("spaces in a class", head + "<g class='qs-a" + " ".repeat(16_000) + "!'/></svg>"),
				arguments("nothing", ""), arguments("open tags", lines("<svg ", 3_000)));
	}

	/** As many lines of a repeated text as a file may have room for. */
	private static String lines(String text, int perLine) {
		String line = text.repeat(perLine) + "\n";
		return line.repeat(Math.clamp(ALMOST_ALL / line.length(), 1, 4_900));
	}

	private static String growing(String text) {
		return IntStream.range(0, 490).mapToObj(text::repeat).collect(Collectors.joining("\n")) + "\n";
	}

	private static String many(String pattern) {
		return IntStream.range(0, 2_400).mapToObj((i) -> pattern.replace("%d", "" + i)).collect(Collectors.joining());
	}

	private static String table(int columns, int rows) {
		return "a|".repeat(columns) + "\n" + "-|".repeat(columns) + "\n" + "|\n".repeat(rows);
	}

}
