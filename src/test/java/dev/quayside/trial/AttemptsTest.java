package dev.quayside.trial;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.quayside.check.Checks;
import dev.quayside.check.LessonView;
import dev.quayside.check.TaskView;
import dev.quayside.gateway.EngineEvents;
import dev.quayside.gateway.SessionId;
import dev.quayside.lesson.Check;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.Run;
import dev.quayside.lesson.Step;
import dev.quayside.progress.LearnerSecret;
import dev.quayside.progress.LessonKey;
import dev.quayside.replay.Player;
import dev.quayside.replay.Replay;
import dev.quayside.session.Sessions;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a learner is told whose attempt is not what a step of the bundled lessons wants,
 * in real sessions.
 */
class AttemptsTest {

	private static final Duration PACE = Duration.ofMillis(500);

	private static final String COURSE = "docker-basics";

	private static final Server server = Server.run();

	private final Map<String, SessionId> sessions = new HashMap<>();

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void everyLessonIsTriedWronglyInThreeWays() throws IOException {
		Map<String, Long> ways = Attempt.all()
			.stream()
			.collect(Collectors.groupingBy(Attempt::lesson, Collectors.counting()));
		List<Lesson> withTasks = server.part(LessonCatalogue.class)
			.course(COURSE)
			.orElseThrow()
			.lessons()
			.stream()
			.filter((lesson) -> !lesson.checks().isEmpty())
			.toList();
		assertThat(withTasks).hasSize(11).allSatisfy((lesson) -> assertThat(ways.get(lesson.id())).isGreaterThan(2));
	}

	@TestFactory
	Stream<DynamicTest> anAttemptIsComparedWithWhatTheStepWants() throws IOException {
		return Attempt.all()
			.stream()
			.map((attempt) -> DynamicTest.dynamicTest(attempt.toString(), () -> judge(attempt)));
	}

	private void judge(Attempt attempt) throws InterruptedException {
		Lesson lesson = server.part(LessonCatalogue.class).lesson(COURSE, attempt.lesson()).orElseThrow();
		SessionId session = this.sessions.computeIfAbsent(lesson.id(),
				(_) -> server.part(Sessions.class).openAtOnce().id());
		Step step = lesson.steps()
			.stream()
			.filter((one) -> one.title().equals(attempt.step()))
			.findFirst()
			.orElseThrow();
		Replay replay = server.part(Replay.class);
		replay.empty(session);
		BlockingQueue<LessonView> told = new LinkedBlockingQueue<>();
		// another learner has done none of the tasks
		try (EngineEvents.Subscription _ = server.part(Checks.class)
			.watch(session, new LessonKey(COURSE, lesson.id()), lesson, Optional.of(LearnerSecret.random().learner()),
					told::add)) {
			assertThat(replay.to(session, lesson, step.id())).isEmpty();
			await(told, (view) -> done(view).containsAll(before(lesson, step)));
			try (Player player = replay.player(session, lesson)) {
				for (List<String> lines : typedTogether(attempt.lines())) {
					player.play(new Run(1, lines, 1), Duration.ofSeconds(60));
					// a learner looks at what a command did before the next one
					Thread.sleep(PACE);
				}
				await(told, (view) -> said(view).contains(attempt.told()));
			}
		}
	}

	/** Commands for the engine stand for themselves, all else is typed as a block. */
	private static List<List<String>> typedTogether(List<String> lines) {
		boolean apart = lines.stream()
			.allMatch((line) -> line.startsWith("docker ") && !line.contains(" -it") && !line.contains("<<"));
		return apart ? lines.stream().map(List::of).toList() : List.of(lines);
	}

	private static Set<String> before(Lesson lesson, Step step) {
		return lesson.steps()
			.stream()
			.takeWhile((one) -> !one.equals(step))
			.flatMap((one) -> one.checks().stream())
			.map(Check::id)
			.collect(Collectors.toSet());
	}

	private static Set<String> done(LessonView view) {
		return view.tasks().stream().filter(TaskView::done).map(TaskView::id).collect(Collectors.toSet());
	}

	private static List<String> said(LessonView view) {
		return view.tasks()
			.stream()
			.flatMap((task) -> Stream.of(task.said(), task.stuck()))
			.filter((sentence) -> !sentence.isEmpty())
			.map((sentence) -> sentence.replaceAll("\\b[a-z]+_[a-z]+\\d?\\b", "NAME"))
			.toList();
	}

	private static void await(BlockingQueue<LessonView> told, Predicate<LessonView> wanted)
			throws InterruptedException {
		LessonView last = null;
		for (LessonView view = told.poll(20, TimeUnit.SECONDS); view != null; view = told.poll(20, TimeUnit.SECONDS)) {
			if (wanted.test(view)) {
				return;
			}
			last = view;
		}
		assertThat(last).as("what was told last").matches((view) -> view != null && wanted.test(view));
	}

}
