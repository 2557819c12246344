package dev.quayside.images;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.quayside.gateway.FreshDaemon;
import dev.quayside.images.ImageStanding.Missing;
import dev.quayside.images.ImageStanding.Present;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.Test;

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

}
