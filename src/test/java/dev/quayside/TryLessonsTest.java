package dev.quayside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Content that is not ours, tried as the command does it.
 */
class TryLessonsTest {

	private static final String CONTENT = "src/test/resources/trials";

	private static final String FILE = CONTENT + "/broken/01-harbour.md:";

	@TempDir
	private Path data;

	@Test
	void whatIsWrongInALessonIsToldWithItsPlace() throws IOException {
		assertThat(tried("harbour")).isEqualTo(1);
		assertThat(report()).contains("<testsuite name=\"broken/harbour\" tests=\"6\" failures=\"5\"")
			.contains(FILE + "25: this task is done before its commands have run; expect what they alone bring about")
			.contains(FILE + "37: this task is not done once its commands have run (A container of `alpine` ran "
					+ "`echo one`; this step wants `echo two`.); expect what they bring about")
			.contains(FILE + "45: the place &lt;container ID&gt; of this command cannot be filled here; say with what")
			.contains(FILE + "51: this does not run: bash: dokcer: command not found; write a command that does")
			.contains(FILE + "55: this does not run: unknown flag: --nosuchflag; write")
			.contains(FILE + "64: this question has no answer here: the engine holds no such object")
			.contains(FILE + "84: this ended with ");
	}

	@Test
	void aLessonInBothTerminalsIsPlayed() throws IOException {
		assertThat(tried("broken/quay")).isZero();
		assertThat(report()).contains("<testsuite name=\"broken/quay\" tests=\"1\" failures=\"0\"")
			.doesNotContain("harbour");
	}

	@Test
	void aLessonThatDoesNotExistIsNotTried() {
		assertThat(tried("boat")).isEqualTo(2);
	}

	@Test
	void contentThatCannotBeReadIsNotTried() {
		assertThat(
				TryLessons.run(new String[] { "", "", "--quayside.data=" + this.data, "--quayside.content=pom.xml" }))
			.isEqualTo(3);
	}

	private int tried(String which) {
		return TryLessons.run(new String[] { which, this.data.resolve("report.xml").toString(),
				"--quayside.data=" + this.data, "--quayside.content=" + CONTENT });
	}

	private String report() throws IOException {
		return Files.readString(this.data.resolve("report.xml"));
	}

}
