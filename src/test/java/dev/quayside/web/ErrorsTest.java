package dev.quayside.web;

import java.net.http.HttpResponse;
import dev.quayside.testing.Learner;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorsTest {

	private final Caller caller;

	private final Learner learner;

	ErrorsTest(@LocalServerPort int port) {
		this.caller = new Caller(port);
		this.learner = new Learner("http://localhost:" + port);
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

	@Test
	void aFailureIsLoggedWithTheSessionOfTheCaller(CapturedOutput output) {
		String session = this.learner.session().get("id").asString();
		try {
			assertThat(this.learner.call("GET", "/api/session/failing").statusCode()).isEqualTo(500);
			assertThat(output.getOut().lines().filter((line) -> line.contains("A request of the API failed")))
				.singleElement()
				.asString()
				.contains(" [" + session + "] ");
		}
		finally {
			this.learner.call("DELETE", "/api/session");
		}
	}

}
