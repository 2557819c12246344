package dev.quayside;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import dev.quayside.progress.LearnerId;
import dev.quayside.progress.LearnerSecret;
import dev.quayside.progress.LessonKey;
import dev.quayside.progress.LessonProgress;
import dev.quayside.progress.Progress;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Postgres;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * PostgreSQL in the place of H2, by one property.
 */
class PostgresTest {

	private static final Postgres postgres = Postgres.start();

	private static final Server server = Server.run("--quayside.database=" + postgres.url());

	private final Learner learner = new Learner(server);

	@AfterAll
	static void stop() {
		try (postgres) {
			server.close();
		}
	}

	@Test
	void sessionsAndWhatTheyMadeOutliveTheServer() {
		String session = this.learner.session().get("id").asString();
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("docker pull -q alpine; docker run --name one alpine touch /here; docker commit one own:v1; "
					+ "docker tag own:v1 own:v2; printf 'FROM own:v1\\nRUN echo built > /note\\n' > Dockerfile; "
					+ "docker build -q -t built . >/dev/null; docker save own:v2 | docker load; echo do''ne\n");
			terminal.sees("done");
		}
		server.stop();
		assertThat(server.data().resolve("db")).isEmptyDirectory();
		server.start();
		assertThat(this.learner.session().get("id").asString()).isEqualTo(session);
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("docker build -t built . | grep -c 'Using cache'; docker rmi -f own:v2; "
					+ "docker run --rm built cat /note; docker image ls --format 'has {{.Repository}}:{{.Tag}}'\n");
			terminal.sees("1\r\n").sees("Untagged: own:v2").sees("built\r\n").sees("has own:v1").sees("has alpine");
		}
		assertThat(this.learner.call("POST", "/api/session/terminals").statusCode()).isEqualTo(201);
		assertThat(this.learner.call("DELETE", "/api/session").statusCode()).isEqualTo(204);
		assertThat(server.traces()).isEmpty();
	}

	@Test
	void aDatabaseThatIsAwayIsToldUntilItIsBack() throws IOException {
		String session = this.learner.session().get("id").asString();
		postgres.goAway();
		try {
			HttpResponse<String> answer = this.learner.call("GET", "/api/session");
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.body()).contains("The database of this server does not answer");
			assertThat(this.learner.call("GET", "/actuator/health").statusCode()).isEqualTo(503);
		}
		finally {
			postgres.comeBack();
		}
		await().atMost(Duration.ofSeconds(30))
			.until(() -> this.learner.call("GET", "/actuator/health").statusCode() == 200);
		assertThat(this.learner.session().get("id").asString()).isEqualTo(session);
		this.learner.call("DELETE", "/api/session");
	}

	@Test
	void progressIsKeptAndForgotten() {
		Progress progress = server.part(Progress.class);
		LearnerId ann = LearnerSecret.random().learner();
		LessonKey lesson = new LessonKey("docker-basics", "images");
		progress.opened(ann, lesson);
		progress.done(ann, lesson, "pull-an-image-1");
		progress.answered(ann, lesson, "q1", List.of("0"), false);
		progress.answered(ann, lesson, "q1", List.of("2"), true);
		assertThat(progress.of(ann, lesson).tasks()).containsExactly("pull-an-image-1");
		assertThat(progress.of(ann, lesson).answers()).containsEntry("q1",
				new LessonProgress.Answer(List.of("2"), true));
		progress.forget(ann);
		assertThat(progress.of(ann)).isEmpty();
	}

}
