package dev.quayside.gateway;

import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonCatalogue;
import dev.quayside.lesson.LessonProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every command of the lessons, on a daemon of one's own and in a session: the same
 * output, the same exit code, the same effect.
 */
@SpringJUnitConfig(classes = { GatewayTestConfiguration.class, LessonsDifferentialTest.Content.class })
class LessonsDifferentialTest {

	private final Gateway gateway;

	private final List<Lesson> lessons;

	LessonsDifferentialTest(@Autowired Gateway gateway, @Autowired LessonCatalogue catalogue) {
		this.gateway = gateway;
		this.lessons = catalogue.course("docker-basics").orElseThrow().lessons();
	}

	static Stream<Path> clis() {
		return Docker.clis().stream();
	}

	@ParameterizedTest
	@MethodSource("clis")
	void aSessionAnswersAsAnEngineOfOnesOwn(Path cli) throws IOException {
		try (FreshDaemon daemon = new FreshDaemon("alpine", "hello-world");
				TestSession session = new TestSession(this.gateway)) {
			Docker raw = new Docker(cli, daemon.docker().socket());
			Docker own = new Docker(cli, session.socket());
			for (Lesson lesson : this.lessons) {
				List<String> commands = LessonPlayer.commands(lesson);
				assertThat(commands).as(lesson.title()).isNotEmpty();
				assertThat(new LessonPlayer(own).play(commands)).as(lesson.title())
					.extracting(Object::toString)
					.containsExactlyElementsOf(
							new LessonPlayer(raw).play(commands).stream().map(Object::toString).toList());
				assertThat(effect(own)).as("after " + lesson.title()).isEqualTo(effect(raw));
			}
		}
	}

	@Test
	void theLessonsHaveTheCommandsThatTheyAreToTeach() {
		assertThat(this.lessons.stream().flatMap((lesson) -> LessonPlayer.commands(lesson).stream())).contains(
				"docker container run hello-world", "docker run hello-world", "docker image pull alpine",
				"docker image ls", "docker image inspect alpine", "docker image history alpine",
				"docker container run alpine ls -l", "docker container run alpine echo \"hello from alpine\"",
				"docker run alpine printenv", "docker container run --help", "docker container ls",
				"docker container ls -a", "docker ps", "docker ps -a", "docker container run -it alpine /bin/sh",
				"uname -a", "docker container run -it alpine /bin/ash", "docker container run alpine ls",
				"docker container start <container ID>", "docker container exec <container ID> ls",
				"docker container exec -it <container ID> /bin/sh");
	}

	private static String effect(Docker docker) {
		String containers = docker.run("ps", "-a", "--format", "{{.Image}} {{.Command}} {{.Status}}").out();
		String images = docker.run("images", "--no-trunc", "--format", "{{.Repository}}:{{.Tag}} {{.ID}} {{.Size}}")
			.out();
		return Normal.of(containers) + images.lines().sorted().toList();
	}

	@Configuration(proxyBeanMethods = false)
	@ComponentScan("dev.quayside.lesson")
	@EnableConfigurationProperties(LessonProperties.class)
	static class Content {

	}

}
