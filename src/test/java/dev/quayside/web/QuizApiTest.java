package dev.quayside.web;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
class QuizApiTest {

	private static final String WHERE = "/api/quizzes/sample/first-container/where";

	private final Caller caller;

	QuizApiTest(@LocalServerPort int port) {
		this.caller = new Caller(port);
	}

	@AfterEach
	void close() {
		this.caller.close();
	}

	@Test
	void aRightAnswerIsToldWithTheReason() {
		HttpResponse<String> answer = this.caller.post(WHERE, "{\"answers\":[1]}");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(
				"{\"right\":true,\"feedback\":{\"1\":\"<p>Yes: Docker Hub is the <strong>default</strong> registry.</p>\"}}");
	}

	@Test
	void aWrongAnswerGetsFeedbackOnWhatWasChosenAlone() {
		assertThat(this.caller.post(WHERE, "{\"answers\":[0]}").body()).contains("\"right\":false", "\"0\":")
			.doesNotContain("\"1\":", "Docker Hub");
	}

	@Test
	void severalAnswersAreRightOnlyTogether() {
		String stopped = "/api/quizzes/sample/first-container/stopped";
		assertThat(this.caller.post(stopped, "{\"answers\":[0,1]}").body()).contains("\"right\":true");
		assertThat(this.caller.post(stopped, "{\"answers\":[0]}").body()).contains("\"right\":false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{}", "{\"answers\":null}", "{\"answers\":[]}", "{\"answers\":[null]}",
			"{\"answers\":\"1\"}", "{\"answers\":[\"a\"]}", "{\"answers\":[99]}", "{\"answers\":[-1]}",
			"{\"answers\":[99999999999]}", "{\"answers\":[1],\"right\":true}" })
	void whatIsNoAnswerIsRefusedWithASentence(String body) {
		HttpResponse<String> answer = this.caller.post(WHERE, body);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer).satisfies(ProblemDetails::hasOneSentence);
	}

	@Test
	void aQuestionThatIsNotThereIsNotFound() {
		HttpResponse<String> answer = this.caller.post("/api/quizzes/sample/first-container/other",
				"{\"answers\":[1]}");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer).satisfies(ProblemDetails::hasOneSentence);
	}

}
