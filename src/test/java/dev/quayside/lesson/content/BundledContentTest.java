package dev.quayside.lesson.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Course;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.Quiz;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

class BundledContentTest {

	private static final LessonCatalogue CATALOGUE = ContentReader.read(Path.of("content"));

	private static final Pattern VERB = Pattern.compile("^docker (?:(?:container|image|volume|network) )?[a-z]+");

	private static final Course COURSE = CATALOGUE.course("docker-basics").orElseThrow();

	@Test
	void theCourseHasItsLessonsInOrder() {
		assertThat(COURSE.lessons()).extracting(Lesson::title)
			.containsExactly("Your first container", "Images", "Running commands", "Inside a container", "Isolation",
					"Back into a container", "Looking and cleaning up", "The words", "Your own image", "Keeping data",
					"Containers that talk", "Reference");
		assertThat(CATALOGUE.images()).isEqualTo(Set.of("alpine", "hello-world"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1 | docker container run hello-world
			1 | docker run hello-world
			2 | docker image pull alpine
			2 | docker image ls
			2 | docker image inspect alpine
			2 | docker image history alpine
			3 | docker container run alpine ls -l
			3 | docker container run alpine echo "hello from alpine"
			3 | docker run alpine printenv
			3 | docker container run --help
			3 | docker container ls
			3 | docker container ls -a
			3 | docker ps
			3 | docker ps -a
			4 | docker container run -it alpine /bin/sh
			4 | ls -l
			4 | uname -a
			4 | exit
			5 | docker container run -it alpine /bin/ash
			5 | echo "hello world" > hello.txt
			5 | ls
			5 | exit
			5 | docker container run alpine ls
			6 | docker container ls -a
			6 | docker container start <container ID>
			6 | docker container ls
			6 | docker container exec <container ID> ls
			6 | docker container exec -it <container ID> /bin/sh
			7 | docker logs lighthouse
			7 | docker inspect lighthouse
			7 | docker stop -t 2 lighthouse
			7 | docker rm lighthouse
			7 | docker container prune -f
			8 | docker version
			8 | docker info
			9 | docker image build -t hello:v1 .
			9 | docker container run hello:v1
			9 | docker container commit draft hello:draft
			9 | docker image tag hello:v2 hello:latest
			9 | docker image rm hello:v1
			10 | docker volume create data
			10 | docker run -v data:/data --rm alpine cat /data/diary.txt
			10 | docker volume ls
			10 | docker volume inspect data
			10 | docker volume rm data
			11 | docker network create shop
			11 | docker network ls
			11 | docker run -d --network shop --name web alpine sleep 1h
			11 | docker container exec web ping -c 2 db
			11 | docker network inspect shop
			""")
	void eachCommandThatALessonTeachesCanBeRun(int lesson, String command) {
		assertThat(commands(COURSE.lessons().get(lesson - 1))).contains(command);
	}

	@ParameterizedTest
	@MethodSource("lessons")
	void eachLessonHasTwoQuizzesADrawingAndARecap(Lesson lesson) {
		assertThat(quizzes(lesson)).hasSizeGreaterThanOrEqualTo(2);
		assertThat(prose(lesson)).anyMatch((html) -> html.contains("<svg"));
		assertThat(lesson.steps().getLast().title()).isEqualTo("What you know now");
	}

	@ParameterizedTest
	@MethodSource("lessons")
	void eachOptionOfEachQuizIsExplained(Lesson lesson) {
		for (Quiz quiz : quizzes(lesson)) {
			assertThat(IntStream.range(0, quiz.options().size()).boxed())
				.allSatisfy((place) -> assertThat(quiz.grade(List.of(place)).feedback()).containsKey(place));
		}
	}

	@Test
	void theReferenceHasABlockForEachCommandThatIsTaught() {
		assertThat(verbs(COURSE.lessons().getLast()))
			.containsAll(lessons().stream().flatMap((lesson) -> verbs(lesson).stream()).toList());
	}

	@Test
	void noSlipOfOlderTextsIsThere() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("content/docker-basics"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".md")).toList()) {
				assertThat(Files.readString(file)).as(file.toString())
					.doesNotContainIgnoringCase("contianer")
					.doesNotContainIgnoringCase("apline")
					.doesNotContainIgnoringCase("Docker Store")
					.doesNotContainIgnoringCase("Trusted Registry")
					.doesNotContainIgnoringCase("run a image")
					.doesNotContainIgnoringCase("a image ")
					.doesNotContainPattern("docker log\\b")
					.doesNotContainPattern("(?i)prune[^.]* removes all containers\\b(?! that)");
			}
		}
	}

	/** All but the reference, which has no questions. */
	static List<Lesson> lessons() {
		return COURSE.lessons().subList(0, 11);
	}

	/** What is asked of Docker in the blocks, such as {@code image ls}. */
	private static Set<String> verbs(Lesson lesson) {
		return commands(lesson).stream().map(VERB::matcher).filter(Matcher::find).map(Matcher::group).collect(toSet());
	}

	private static List<String> commands(Lesson lesson) {
		return prose(lesson).stream()
			.flatMap((html) -> Jsoup.parseBodyFragment(html).select("figure.run code").eachText().stream())
			.toList();
	}

	private static List<String> prose(Lesson lesson) {
		return blocks(lesson).filter(Block.Prose.class::isInstance)
			.map((block) -> ((Block.Prose) block).html())
			.toList();
	}

	private static List<Quiz> quizzes(Lesson lesson) {
		return blocks(lesson).filter(Block.Question.class::isInstance)
			.map((block) -> ((Block.Question) block).quiz())
			.toList();
	}

	private static Stream<Block> blocks(Lesson lesson) {
		return lesson.steps().stream().flatMap((step) -> step.blocks().stream());
	}

}
