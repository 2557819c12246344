package dev.quayside.web;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
class ErrorsTest {

	private final Caller caller;

	ErrorsTest(@LocalServerPort int port) {
		this.caller = new Caller(port);
	}

	@AfterEach
	void close() {
		this.caller.close();
	}

	@Test
	void anAddressWithNothingIsToldOnAPageThatLeadsBack() {
		HttpResponse<String> answer = this.caller.get("/lessons/sample/unknown");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		assertThat(answer.body()).contains("There is nothing at this address.", "See all lessons");
	}

	@Test
	void anAddressOfTheApiWithNothingIsAProblemDetail() {
		HttpResponse<String> answer = this.caller.get("/api/nothing");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer).satisfies(ProblemDetails::hasOneSentence);
	}

	@Test
	void aRequestThatAnAddressDoesNotTakeIsAProblemDetail() {
		HttpResponse<String> answer = this.caller.get("/api/quizzes/sample/first-container/where");
		assertThat(answer.statusCode()).isIn(404, 405);
		assertThat(answer).satisfies(ProblemDetails::hasOneSentence);
	}

	@Test
	void aBodyThatIsNotJsonIsAProblemDetail() {
		HttpResponse<String> answer = this.caller.ask("POST", "/api/quizzes/sample/first-container/where",
				"Content-Type", "text/plain");
		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer).satisfies(ProblemDetails::hasOneSentence);
	}

	@Test
	void aFailureTellsNothingOfItself() {
		HttpResponse<String> answer = this.caller.get("/api/session/failing");
		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(answer).satisfies(ProblemDetails::hasOneSentence);
		assertThat(answer.body()).doesNotContain("secret");
	}

}
