package dev.quayside.progress;

import java.net.http.HttpResponse;
import java.util.List;

import dev.quayside.testing.Server;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

	private static final LessonKey LESSON = new LessonKey("docker-basics", "images");

	@Test
	void whatWasDoneIsThereAfterARestartAndGoneOnceItIsForgotten() {
		LearnerId ann = LearnerSecret.random().learner();
		LearnerId bob = LearnerSecret.random().learner();
		try (Server server = Server.run()) {
			Progress before = server.part(Progress.class);
			before.opened(ann, LESSON);
			before.done(ann, LESSON, "pull-an-image-1");
			before.done(ann, LESSON, "pull-an-image-1");
			before.answered(ann, LESSON, "q1", List.of("0"), false);
			before.answered(ann, LESSON, "q1", List.of("2"), true);
			before.done(bob, LESSON, "look-inside-1");
			server.stop();
			server.start();
			Progress after = server.part(Progress.class);
			assertThat(after.of(ann)).hasSize(1).containsKey(LESSON);
			LessonProgress progress = after.of(ann, LESSON);
			assertThat(progress.isOpened()).isTrue();
			assertThat(progress.tasks()).containsExactly("pull-an-image-1");
			assertThat(progress.answers()).containsEntry("q1", new LessonProgress.Answer(List.of("2"), true));
			after.forget(ann);
			assertThat(after.of(ann)).isEmpty();
			assertThat(after.of(bob, LESSON).tasks()).containsExactly("look-inside-1");
		}
	}

	@Test
	void theCookieIsTheLearnersOwnAndOpensNothingElse() throws Exception {
		try (Server server = Server.run()) {
			Browser browser = new Browser(server);
			HttpResponse<String> opened = browser.call("POST", "/api/progress/docker-basics/images");
			assertThat(opened.statusCode()).isEqualTo(200);
			assertThat(browser.setCookie(opened)).startsWith("quayside-learner=")
				.contains("; HttpOnly", "; SameSite=Strict", "; Path=/");
			HttpResponse<String> exported = browser.call("GET", "/api/progress");
			assertThat(exported.headers().firstValue("Content-Disposition"))
				.hasValueSatisfying((value) -> assertThat(value).contains("attachment"));
			assertThat(exported.body()).contains("\"lesson\":\"images\"").doesNotContain(browser.secret());
			assertThat(new Browser(server).call("GET", "/api/progress").body()).isEqualTo("{\"lessons\":[]}");
			assertThat(browser.call("POST", "/api/progress/docker-basics/nosuch").statusCode()).isEqualTo(404);
			assertThat(browser.setCookie(browser.call("DELETE", "/api/progress"))).contains("Max-Age=0");
			assertThat(browser.call("GET", "/api/progress").body()).isEqualTo("{\"lessons\":[]}");
		}
	}

}
