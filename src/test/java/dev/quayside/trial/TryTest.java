package dev.quayside.trial;

import java.util.List;
import java.util.stream.Stream;

import dev.quayside.lesson.Course;
import dev.quayside.lesson.Fault;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * The bundled lessons, played by the same code as {@code ./quayside try}.
 */
class TryTest {

	private static final Server server = Server.run();

	@AfterAll
	static void stop() {
		server.close();
	}

	@TestFactory
	Stream<DynamicTest> eachBundledLessonWorksFromItsFirstStepToItsLast() {
		return server.part(LessonCatalogue.class)
			.courses()
			.stream()
			.flatMap((course) -> course.lessons()
				.stream()
				.map((lesson) -> dynamicTest(lesson.title(), () -> works(course, lesson))));
	}

	private static void works(Course course, Lesson lesson) {
		TriedLesson tried = server.part(Trials.class).of(course.id(), lesson, (_) -> {
		});
		assertThat(tried.faults()).extracting(Fault::toString).isEmpty();
		List<TriedStep> steps = tried.steps();
		assertThat(steps).hasSameSizeAs(lesson.steps());
		assertThat(steps.stream().mapToInt(TriedStep::tasks).sum()).isEqualTo(lesson.checks().size());
		assertThat(steps.stream().mapToInt(TriedStep::questions).sum()).isEqualTo(lesson.questions().size());
		assertThat(server.traces()).as("what is left").isEmpty();
	}

}
