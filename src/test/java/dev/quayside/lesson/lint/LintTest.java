package dev.quayside.lesson.lint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * In {@code src/test/resources/lint} there is a folder for each fault, with the report
 * that it must give.
 */
class LintTest {

	private static final Path BROKEN = Path.of("src/test/resources/lint");

	@TestFactory
	List<DynamicTest> eachBrokenLessonGivesItsOneReport() throws IOException {
		try (Stream<Path> folders = Files.list(BROKEN)) {
			List<DynamicTest> tests = folders.sorted()
				.map((folder) -> DynamicTest.dynamicTest(folder.getFileName().toString().replace('-', ' '),
						() -> assertThat(report(folder)).isEqualTo(Files.readString(folder.resolve("expected.txt")))))
				.toList();
			assertThat(tests).hasSizeGreaterThan(90);
			return tests;
		}
	}

	@Test
	void theCoursesThatComeWithQuaysideHaveNoFaults() {
		assertThat(new ContentLint().judge(Path.of("content"))).isEmpty();
	}

	@Test
	void faultsGoToTheOutputOneALineAndTheirNumberBesideIt() {
		Path folder = BROKEN.resolve("several-faults");
		Called called = call(folder.toString());
		assertThat(called.code()).isEqualTo(1);
		assertThat(called.out().lines()).hasSize(4).allMatch((line) -> line.matches(folder + "/[^:]+:[0-9]+: .+; .+"));
		assertThat(called.err()).isEqualTo("4 faults.\n");
	}

	@Test
	void contentWithoutFaultsEndsWithNought() {
		assertThat(call("content")).isEqualTo(new Called(0, "", "No faults.\n"));
	}

	@Test
	void aWrongCallEndsWithTwoAndOneSentence(@TempDir Path folder) {
		assertThat(call().code()).isEqualTo(2);
		assertThat(call("content", "content").err()).hasLineCount(1).contains("lint takes one folder");
		assertThat(call(folder.resolve("none").toString()).code()).isEqualTo(2);
		assertThat(call("\0").err()).hasLineCount(1).contains("is no folder");
	}

	/** The report with files named from the folder on. */
	private static String report(Path folder) {
		return new ContentLint().judge(folder)
			.stream()
			.map((fault) -> fault.toString().replace(folder.toString(), folder.getFileName().toString()) + "\n")
			.collect(joining());
	}

	private record Called(int code, String out, String err) {
	}

	private static Called call(String... args) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		int code = new Lint(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8))
			.run(args);
		return new Called(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

}
