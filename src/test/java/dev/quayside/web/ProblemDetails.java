package dev.quayside.web;

import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is expected of every error of the API.
 */
final class ProblemDetails {

	private ProblemDetails() {
	}

	static void hasOneSentence(HttpResponse<String> answer) {
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		JsonNode problem = JsonMapper.shared().readTree(answer.body());
		assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
		assertThat(problem.path("detail").asString()).matches("[A-Z].*\\.")
			.doesNotContain("Exception", "dev.quayside", "java", "JSON parse");
	}

}
