package dev.quayside;

import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.session.Sessions;
import dev.quayside.trial.JunitXml;
import dev.quayside.trial.Report;
import dev.quayside.trial.TriedLesson;
import dev.quayside.trial.Trials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * Plays lessons in sessions of their own and tells how they went, without a server.
 */
@EnableAutoConfiguration
@ComponentScan({ "dev.quayside.check", "dev.quayside.engine", "dev.quayside.gateway", "dev.quayside.lesson",
		"dev.quayside.progress", "dev.quayside.replay", "dev.quayside.session", "dev.quayside.trial" })
@ConfigurationPropertiesScan({ "dev.quayside.engine", "dev.quayside.gateway", "dev.quayside.lesson",
		"dev.quayside.session" })
@Import(QuaysideWiring.class)
class TryLessons {

	/** The first argument of the command line that asks for it. */
	static final String COMMAND = "try-lessons";

	private static final int FAULTS = 1;

	private static final int MISUSED = 2;

	private static final int FAILED = 3;

	private static final Logger logger = LoggerFactory.getLogger(TryLessons.class);

	/**
	 * Tries lessons.
	 * @param arguments which: {@code course/lesson}, one of both, or nothing for all; the
	 * file for JUnit's report, or nothing for none; then options of the server
	 * @return the exit code: 0 if all is well, 1 if lessons have faults, 2 if there is no
	 * such lesson, 3 if they could not be tried, of which the log has the reason
	 */
	static int run(String[] arguments) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(TryLessons.class)
			.web(WebApplicationType.NONE)
			.run(Arrays.copyOfRange(arguments, 2, arguments.length))) {
			return run(context, arguments[0], arguments[1]);
		}
		catch (BeansException | IllegalStateException ex) {
			// the failure's own analysis is in the log
			return FAILED;
		}
	}

	private static int run(ConfigurableApplicationContext context, String which, String junit) {
		PrintStream screen = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		try {
			Report report = new Report(screen);
			List<TriedLesson> tried = tryAll(context, which, report);
			if (tried.isEmpty()) {
				screen.println("There is no course or lesson '" + which + "' in the content.");
				return MISUSED;
			}
			report.close();
			if (!junit.isEmpty()) {
				JunitXml.write(tried, Path.of(junit));
			}
			return tried.stream().allMatch((lesson) -> lesson.faults().isEmpty()) ? 0 : FAULTS;
		}
		catch (IOException | RuntimeException ex) {
			logger.error("The lessons could not be tried: {}", ex.getMessage());
			logger.debug("Because of this", ex);
			return FAILED;
		}
		finally {
			context.getBean(Sessions.class).endAll("The lessons were tried.");
		}
	}

	private static List<TriedLesson> tryAll(ConfigurableApplicationContext context, String which, Report report) {
		Trials trials = context.getBean(Trials.class);
		List<TriedLesson> tried = new ArrayList<>();
		for (Course course : context.getBean(LessonCatalogue.class).courses()) {
			for (Lesson lesson : course.lessons()) {
				if (List.of("", course.id(), lesson.id(), course.id() + "/" + lesson.id()).contains(which)) {
					report.begin(course.id(), lesson);
					tried.add(trials.of(course.id(), lesson, report::add));
					report.end(tried.getLast());
				}
			}
		}
		return tried;
	}

}
