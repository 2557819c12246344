package dev.quayside.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.quayside.gateway.EngineEvents;
import dev.quayside.gateway.SessionId;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.progress.LearnerId;
import dev.quayside.progress.LearnerSecret;
import dev.quayside.progress.LessonKey;
import dev.quayside.progress.Progress;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tasks of the bundled lessons, on a real session.
 */
class TasksOfLessonsTest {

	private static final String COURSE = "docker-basics";

	private static final Server server = Server.run();

	private final BlockingQueue<LessonView> told = new LinkedBlockingQueue<>();

	private final LearnerId learner = LearnerSecret.random().learner();

	private final Learner browser = new Learner(server);

	private SessionId session;

	private EngineEvents.Subscription watching = () -> {
	};

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void open() {
		this.session = new SessionId(this.browser.session().path("id").asString());
	}

	@AfterEach
	void end() {
		this.watching.close();
		this.browser.call("DELETE", "/api/session");
	}

	@Test
	void aTaskStaysDoneAndIsKeptForTheLearner() throws Exception {
		watch("first-container");
		docker("run hello-world");
		awaitTick();
		docker("container prune -f");
		docker("run hello-world");
		docker("run hello-world");
		next((view) -> view.tasks().stream().allMatch(TaskView::done));
		Progress progress = server.part(Progress.class);
		assertThat(progress.of(this.learner, new LessonKey(COURSE, "first-container")).tasks())
			.containsExactlyInAnyOrder("run-it-1", "run-it-again-1");
	}

	@Test
	void whatATaskBuildsOnIsMissedWhenItIsGone() throws Exception {
		watch("images");
		docker("pull -q alpine");
		docker("image ls");
		next((view) -> view.tasks().stream().filter(TaskView::done).count() == 2);
		docker("image rm alpine");
		assertThat(next((view) -> view.tasks().stream().anyMatch((task) -> !task.stuck().isEmpty())).tasks())
			.extracting(TaskView::stuck)
			.contains("This builds on the image `alpine`, and your engine has none.");
	}

	@Test
	void thePlacesInCommandsAreFilledOnceTheContainerMeantIsThere() throws Exception {
		watch("back-into-a-container");
		docker("run -dit --name mine alpine /bin/ash");
		assertThat(next((view) -> true).places()).isEmpty();
		docker("exec mine sh -c", "echo hello > /hello.txt");
		assertThat(next((view) -> !view.places().isEmpty()).places().get("container ID")).matches("[0-9a-f]{12}");
	}

	private void watch(String lesson) {
		this.watching = server.part(Checks.class)
			.watch(this.session, new LessonKey(COURSE, lesson), lesson(lesson), Optional.of(this.learner),
					this.told::add);
	}

	private static Lesson lesson(String id) {
		return server.part(LessonCatalogue.class).lesson(COURSE, id).orElseThrow();
	}

	private void awaitTick() throws InterruptedException {
		next((view) -> view.tasks().stream().anyMatch(TaskView::done));
	}

	/** The first view that is as wanted, with names that Docker made up left out. */
	private LessonView next(Predicate<LessonView> wanted) throws InterruptedException {
		LessonView view = this.told.poll(60, TimeUnit.SECONDS);
		while (view != null && !wanted.test(view)) {
			view = this.told.poll(60, TimeUnit.SECONDS);
		}
		assertThat(view).isNotNull();
		return new LessonView(view.tasks()
			.stream()
			.map((task) -> new TaskView(task.id(), task.done(), task.said().replaceAll("`[a-z]+_[a-z]+\\d?`", "`NAME`"),
					task.stuck()))
			.toList(), view.places());
	}

	private void docker(String command, String... more) throws IOException, InterruptedException {
		Path socket = server.data().resolve("run").resolve(this.session.value()).resolve("docker.sock");
		List<String> words = Stream.of(List.of("docker"), List.of(command.split(" ")), List.of(more))
			.flatMap(List::stream)
			.toList();
		ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectInput(Path.of("/dev/null").toFile());
		builder.environment().put("DOCKER_HOST", "unix://" + socket);
		assertThat(builder.start().waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

}
