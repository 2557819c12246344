package dev.quayside.web;

import java.io.IOException;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@WebTest
class SecurityTest {

	private static final String QUIZ = "/api/quizzes/sample/first-container/where";

	private final Caller caller;

	SecurityTest(@LocalServerPort int port) {
		this.caller = new Caller(port);
	}

	@AfterEach
	void close() {
		this.caller.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/lessons/sample/first-container", "/nowhere", "/actuator/health" })
	void everyAnswerTellsTheBrowserToLoadNothingFromElsewhere(String path) {
		HttpResponse<String> answer = this.caller.get(path);
		assertThat(answer.headers().firstValue("Content-Security-Policy"))
			.hasValueSatisfying((policy) -> assertThat(policy)
				.contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'",
						"base-uri 'none'", "form-action 'self'", "require-trusted-types-for")
				.doesNotContain("unsafe", "*", "http"));
		assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
		assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
		assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
		assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Origin, http://evil.example", "Origin, null", "Origin, http://localhost", "Origin, file://",
			"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Sec-Fetch-Site, none" })
	void whatAnotherSiteMakesABrowserSendIsRefused(String header, String value) {
		HttpResponse<String> answer = this.caller.post(QUIZ, "{\"answers\":[1]}", header, value);
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer).satisfies(ProblemDetails::hasOneSentence);
	}

	@Test
	void whatThePageItselfSendsIsTaken() {
		assertThat(this.caller
			.post(QUIZ, "{\"answers\":[1]}", "Origin", this.caller.address(), "Sec-Fetch-Site", "same-origin")
			.statusCode()).isEqualTo(200);
	}

	@Test
	void aTerminalIsNotOpenedForAnotherSite() {
		assertThat(this.caller.get("/ws/terminals/x", "Origin", "http://evil.example").statusCode()).isEqualTo(403);
	}

	/** A site may point its own name at this machine (DNS rebinding). */
	@ParameterizedTest
	@CsvSource({ "evil.example, 421", "127.0.0.1.evil.example, 421", "localhost.evil.example:80, 421", "localhost, 200",
			"learner.localhost:1, 200", "127.0.0.1, 200", "[::1]:8080, 200", "LocalHost, 200" })
	void onlyRequestsForALocalNameAreAnswered(String host, int status) throws IOException {
		assertThat(this.caller.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 " + status);
	}

	@Test
	void aBodyThatIsTooLargeIsRefusedUnread() {
		HttpResponse<String> answer = this.caller.post(QUIZ, " ".repeat(20_000) + "{\"answers\":[1]}");
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer).satisfies(ProblemDetails::hasOneSentence);
	}

	@Test
	void healthTellsNoDetails() {
		assertThat(this.caller.get("/actuator/health").body()).contains("UP").doesNotContain("components", "diskSpace");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/env", "/actuator/health/db", "/actuator/heapdump", "/h2-console",
			"/login", "/error", "/application.properties", "/lessons/sample", "/content/sample", "/content/sample/",
			"/lessons/..%2f..%2fetc/passwd" })
	void whatIsNotNamedIsNotThere(String path) {
		assertThat(this.caller.get(path).statusCode()).isIn(400, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE", "TRACE" })
	void pagesAreOnlyRead(String method) {
		assertThat(this.caller.ask(method, "/").statusCode()).isIn(404, 405);
	}

}
