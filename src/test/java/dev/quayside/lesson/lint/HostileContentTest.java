package dev.quayside.lesson.lint;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.quayside.lesson.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Content made to cost time or memory, or to lead elsewhere, is judged in bounded time
 * and told in clear sentences.
 */
class HostileContentTest {

	private static final String FRONT = "---\ntitle: A\nsummary: B\nminutes: 5\nimages: [alpine]\n---\n\n## A step\n\n";

	@TempDir
	Path root;

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void commandsAreJudgedInTime(String name, String commands) throws IOException {
		lesson("```.term1\n" + commands + "\n```\n");
		judge();
	}

	static Stream<Arguments> commandsAreJudgedInTime() {
		return Stream.of(arguments("quotes", lines("'\"", 4_000)), arguments("substitutions", lines("$(", 5_000)),
				arguments("substitutions that close", lines("$(", 4_000) + lines(")", 8_000)),
				arguments("backticks", lines("`", 8_001)), arguments("backslashes", lines("\\", 16_001)),
				arguments("here-documents", lines("<<E ", 3_000)),
				arguments("here-documents that end", "cat <<E\nE\n".repeat(2_000)),
				arguments("redirections", lines("<", 16_000)), arguments("pipes", lines("|", 60)),
				arguments("semicolons", lines(";", 16_000)), arguments("loops", lines("for x in a; do ", 900)),
				arguments("flags", "docker run " + lines("-i ", 5_000)),
				arguments("short flags in one", "docker run -" + lines("i", 16_000)),
				arguments("runs", "docker run alpine ls\n".repeat(4_900)),
				arguments("names",
						IntStream.range(0, 2_400)
							.mapToObj((i) -> "docker run -d --name n" + i + " alpine ls\n")
							.collect(joining())),
				arguments("a long reference", "docker run " + "a/".repeat(8_000)),
				arguments("a long name of a command", "docker " + "a".repeat(16_000)),
				arguments("places", lines("<a b> ", 150)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void checksAreJudgedInTime(String name, String yaml) throws IOException {
		lesson(("```check\ntask: A\n" + yaml + "\n```\n\n").repeat(20));
		judge();
	}

	static Stream<Arguments> checksAreJudgedInTime() {
		return Stream.of(
				arguments("a billion laughs",
						IntStream.range(1, 10)
							.mapToObj((i) -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]")
							.collect(joining("\n", "a0: &a0 [lol]\n", ""))),
				arguments("an alias of itself", "container: &a [*a]"), arguments("merged", "container: &a {<<: *a}"),
				arguments("deep", "container: " + "[".repeat(4_000)),
				arguments("deep mappings", "container: " + "{a: ".repeat(2_000)),
				arguments("a tag that makes an object", "container: !!javax.script.ScriptEngineManager [x]"),
				arguments("stars", "container: {command: '" + "*a".repeat(900) + "'}\n"),
				arguments("stars against stars", "container: ["
						+ ("{command: '" + "*a".repeat(150) + "', count: 0},").repeat(18) + "{image: a}]"),
				arguments("binary", "container: !!binary " + "A".repeat(8_000)));
	}

	@Test
	void aHugeFileIsNotReadToItsEnd() throws IOException {
		lesson("Text.");
		try (SeekableByteChannel huge = Files.newByteChannel(this.root.resolve("course/02-huge.md"),
				StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
			huge.position(1L << 40).write(java.nio.ByteBuffer.wrap(new byte[1]));
		}
		assertThat(judge())
			.containsExactly("course/02-huge.md:1: the file is larger than 256 KiB; split it, or simplify it");
	}

	@Test
	void aPipeAndADeviceAreNotOpened() throws IOException, InterruptedException {
		lesson("![A box](box.svg)");
		assertThat(new ProcessBuilder("mkfifo", this.root.resolve("course/02-pipe.md").toString(),
				this.root.resolve("course/box.svg").toString())
			.start()
			.waitFor()).isZero();
		link("course/03-device.md", Path.of("/dev/zero"));
		assertThat(judge()).containsExactly(
				"course/01-lesson.md:10: the picture box.svg is not there; put the picture beside the lesson and write its "
						+ "path, such as pictures/run.svg",
				"course/02-pipe.md:1: this is no file; put a file of text here, or rename it",
				"course/03-device.md:1: the file is a link that leads out of the folder of the course; put a copy of the "
						+ "file here");
	}

	@Test
	void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
		lesson("Text.");
		Files.writeString(elsewhere.resolve("secret.md"), "secret");
		link("course/02-secret.md", elsewhere.resolve("secret.md"));
		link("other", elsewhere);
		link("course/03-loop.md", this.root.resolve("course/03-loop.md"));
		assertThat(judge()).hasSize(3)
			.allMatch((sentence) -> sentence.contains("is a link that leads out of the"))
			.noneMatch((sentence) -> sentence.contains("secret;"));
	}

	@Test
	void manyFilesGiveOneSentence() throws IOException {
		lesson("Text.");
		for (int i = 0; i < 100_000; i++) {
			Files.createFile(this.root.resolve("course/" + i + ".md"));
		}
		assertThat(judge())
			.containsExactly("course/course.md:1: the course has more than 99 lessons; split it into several courses");
	}

	@Test
	void manyCoursesGiveOneSentence() throws IOException {
		for (int i = 0; i < 2_000; i++) {
			Files.createDirectory(this.root.resolve("c" + i));
		}
		assertThat(judge()).singleElement().asString().contains("has more than 500 courses");
	}

	@Test
	void aNameThatATerminalObeysIsAFaultAsAnyOther() throws IOException {
		lesson("Text.");
		Files.createFile(this.root.resolve("course/02-\u001b[31m.md"));
		assertThat(judge()).singleElement().asString().contains("the name is not that of a lesson");
	}

	private void lesson(String text) throws IOException {
		Files.createDirectories(this.root.resolve("course"));
		Files.writeString(this.root.resolve("course/course.md"), "---\ntitle: A\nsummary: B\n---\n");
		Files.writeString(this.root.resolve("course/01-lesson.md"),
				FRONT + text + "\n\n```.term1\ndocker pull alpine\n```\n");
	}

	private void link(String name, Path target) throws IOException {
		Files.createSymbolicLink(this.root.resolve(name), target);
	}

	/** The faults with files named from the content folder on. */
	private List<String> judge() {
		List<Fault> faults = assertTimeoutPreemptively(Duration.ofSeconds(20),
				() -> new ContentLint().judge(this.root));
		return faults.stream().map((fault) -> fault.toString().replace(this.root + "/", "")).toList();
	}

	private static String lines(String text, int perLine) {
		String line = text.repeat(perLine) + "\n";
		return line.repeat(Math.clamp(240_000 / line.length(), 1, 4_800));
	}

}
