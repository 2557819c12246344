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

	private static final String STRANGER = "docker container exec guest ping -c 2 db";

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
				List<LessonPlayer.Played> played = new LessonPlayer(own).play(commands);
				assertThat(played).as(lesson.title())
					.extracting(Object::toString)
					.containsExactlyElementsOf(
							new LessonPlayer(raw).play(commands).stream().map(Object::toString).toList());
				assertThat(played).as(lesson.title()).allMatch(LessonsDifferentialTest::endsAsTheLessonSays);
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
				"docker container exec -it <container ID> /bin/sh", "docker logs lighthouse",
				"docker inspect lighthouse", "docker stop -t 2 lighthouse", "docker rm lighthouse",
				"docker container prune -f", "docker version", "docker info", "docker image build -t hello:v1 .",
				"docker container run hello:v1", "docker container commit draft hello:draft",
				"docker image tag hello:v2 hello:latest", "docker image rm hello:v1", "docker volume create data",
				"docker volume ls", "docker volume inspect data", "docker volume rm data", "docker network create shop",
				"docker network ls", "docker network inspect shop", STRANGER);
	}

	/** All go well but for the guest's first try, before it is on the network. */
	private static boolean endsAsTheLessonSays(LessonPlayer.Played played) {
		return played.exit() == 0
				|| played.command().equals(STRANGER) && played.shown().equals("ping: bad address 'db'\n");
	}

	private static String effect(Docker docker) {
		String containers = docker.run("ps", "-a", "--format", "{{.Image}} {{.Command}} {{.Status}}").out();
		String images = docker.run("images", "--no-trunc", "--format", "{{.Repository}}:{{.Tag}} {{.ID}} {{.Size}}")
			.out();
		// What a learner builds is no other image's equal: it has a time in it.
		return Normal.of(containers)
				+ images.lines().map((line) -> line.replaceAll("^(hello:\\S+) \\S+", "$1")).sorted().toList();
	}

	@Configuration(proxyBeanMethods = false)
	@ComponentScan("dev.quayside.lesson")
	@EnableConfigurationProperties(LessonProperties.class)
	static class Content {

	}

}
