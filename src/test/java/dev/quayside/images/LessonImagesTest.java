package dev.quayside.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.quayside.gateway.Docker;
import dev.quayside.gateway.FreshDaemon;
import dev.quayside.gateway.ImageCatalogue;
import dev.quayside.images.ImageStanding.Missing;
import dev.quayside.images.ImageStanding.Present;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The images that lessons need, on a daemon that has none of them at first.
 */
class LessonImagesTest {

	private static final Duration SOON = Duration.ofMinutes(2);

	@Test
	void whatIsMissingIsPulledAtTheStartAndWhatTheRegistryLacksIsTold() throws IOException {
		try (FreshDaemon daemon = new FreshDaemon(List.of(), "alpine");
				Server server = Server.run("--quayside.docker-socket=" + daemon.docker().socket())) {
			LessonImages images = server.part(LessonImages.class);
			await().atMost(SOON).until(() -> images.standings().get("alpine"), new Present(false)::equals);
			await().atMost(SOON)
				.untilAsserted(
						() -> assertThat(images.standings().get("hello-world")).isInstanceOfSatisfying(Missing.class,
								(missing) -> assertThat(missing.reason()).startsWith("The Docker daemon refused: ")
									.doesNotContain("{")));
			assertThat(daemon.docker().run("images", "-q", "alpine").out()).isNotBlank();
		}
	}

	@Test
	void nothingIsPulledWhereThatIsSwitchedOff() throws IOException {
		try (FreshDaemon daemon = new FreshDaemon(List.of(), "alpine");
				Server server = Server.run("--quayside.docker-socket=" + daemon.docker().socket(),
						"--quayside.images.pull=false")) {
			LessonImages images = server.part(LessonImages.class);
			await().atMost(SOON).until(() -> !images.standings().isEmpty());
			images.see();
			assertThat(images.standings())
				.allSatisfy((_, standing) -> assertThat(standing).isInstanceOf(Missing.class));
			assertThat(daemon.docker().run("images", "-q").out()).isEmpty();
		}
	}

	@Test
	void standInsAreToldAsSuch() {
		try (Server server = Server.run()) {
			LessonImages images = server.part(LessonImages.class);
			await().atMost(SOON).until(() -> !images.standings().isEmpty());
			Map<String, ImageStanding> standings = images.standings();
			assertThat(images.standIns())
				.allSatisfy((image) -> assertThat(standings).containsEntry(image, new Present(true)));
			assertThat(standings.values()).allSatisfy((standing) -> assertThat(standing).isInstanceOf(Present.class));
		}
	}

	@Test
	void whatAnAuthorAddsIsOfferedWithoutAnotherStart(@TempDir Path content) throws IOException {
		Path course = Files.createDirectory(content.resolve("course"));
		Files.writeString(course.resolve("course.md"), "---\ntitle: Course\nsummary: Of one lesson.\n---\n");
		lesson(course, "alpine");
		try (Server server = Server.run("--quayside.content=" + content, "--quayside.content-reload=true")) {
			LessonImages images = server.part(LessonImages.class);
			await().atMost(SOON).until(() -> images.standings().containsKey("alpine"));
			lesson(course, "alpine, hello-world");
			await().atMost(SOON)
				.until(() -> server.part(ImageCatalogue.class).references(), Set.of("alpine", "hello-world")::equals);
			images.see();
			assertThat(images.standings()).containsOnlyKeys("alpine", "hello-world");
			Learner learner = new Learner(server);
			String session = learner.session().at("/id").asString();
			Docker docker = Docker.on(server.data().resolve("run").resolve(session).resolve("docker.sock"));
			assertThat(docker.run("pull", "-q", "hello-world").out()).contains("hello-world");
		}
	}

	private static void lesson(Path course, String images) throws IOException {
		Files.writeString(course.resolve("01-hello.md"), """
				---
				title: Hello
				summary: Says hello.
				minutes: 1
				images: [%s]
				---

				## Say it

				Hello.
				""".formatted(images));
	}

}
