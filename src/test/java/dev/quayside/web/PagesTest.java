package dev.quayside.web;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
class PagesTest {

	private final Caller caller;

	PagesTest(@LocalServerPort int port) {
		this.caller = new Caller(port);
	}

	@AfterEach
	void close() {
		this.caller.close();
	}

	@Test
	void theCatalogueListsEveryLessonWithItsSummaryAndMinutes() {
		assertThat(this.caller.get("/").body()).contains("A sample course", "Your first container",
				"What happens between a command and its output.", "8 min", "href=\"/lessons/sample/first-container\"",
				"href=\"/lessons/sample/images\"");
	}

	@Test
	void aLessonShowsItsStepsCommandsAndQuestions() {
		assertThat(this.caller.get("/lessons/sample/first-container").body()).contains("id=\"run-it\"",
				"Back <em>into</em> it", "<figure class=\"run\" data-terminal=\"2\">", "Question 1 of 2",
				"action=\"/api/quizzes/sample/first-container/where\"", "type=\"radio\"", "type=\"checkbox\"");
	}

	@Test
	void aLessonDoesNotTellWhichAnswersAreRight() {
		assertThat(this.caller.get("/lessons/sample/first-container").body())
			.doesNotContain("default</strong> registry", "This one lists images");
	}

	@Test
	void lessonsLeadToTheOneBeforeAndTheOneAfter() {
		assertThat(this.caller.get("/lessons/sample/first-container").body()).contains("rel=\"next\"")
			.doesNotContain("rel=\"prev\"");
		assertThat(this.caller.get("/lessons/sample/images").body()).contains("rel=\"prev\"")
			.doesNotContain("rel=\"next\"");
	}

	@Test
	void scriptsAndStylesAreKeptForEverUnderAnAddressThatChangesWithThem() {
		String page = this.caller.get("/").body();
		String sheet = page.replaceAll("(?s).*href=\"(/webjars/quayside/[^\"]*tokens.css)\".*", "$1");
		HttpResponse<String> answer = this.caller.get(sheet);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Cache-Control"))
			.hasValueSatisfying((value) -> assertThat(value).contains("max-age=31536000", "public"));
	}

	@Test
	void aPictureOfALessonIsServedAndNoOtherFile() {
		HttpResponse<String> answer = this.caller.get("/content/sample/pictures/quay.png");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
		assertThat(this.caller.get("/content/sample/pictures/other.png").statusCode()).isEqualTo(404);
		assertThat(this.caller.get("/content/sample/course.yml").statusCode()).isEqualTo(404);
	}

	@Test
	void pagesThemselvesAreNotKept() {
		assertThat(this.caller.get("/").headers().firstValue("Cache-Control"))
			.hasValueSatisfying((value) -> assertThat(value).contains("no-store"));
	}

}
