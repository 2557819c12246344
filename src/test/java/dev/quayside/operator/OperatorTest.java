package dev.quayside.operator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import dev.quayside.session.Sessions;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The operator's page: who gets in, what is to be seen, and what can be done.
 */
class OperatorTest {

	private static final String LOGGED_IN = "quayside-operator=";

	private static final Server server = Server.run();

	private final String password = server.part(OperatorPassword.class).renew();

	private final Visitor visitor = new Visitor(server);

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void leave() {
		this.visitor.close();
		server.part(Sessions.class).endAll("The test is over.");
	}

	@Test
	void thePasswordLetsIn() {
		assertThat(this.visitor.get("/operator").uri().getPath()).isEqualTo("/operator/login");
		HttpResponse<String> answer = this.visitor.logIn(this.password);
		assertThat(answer.uri().getPath()).isEqualTo("/operator");
		assertThat(answer.body()).contains("The playground", "Nobody is here.");
	}

	@Test
	void aWrongPasswordDoesNotAndHoweverManyComeTheRightOneLetsIn() {
		for (int i = 0; i < 20; i++) {
			assertThat(this.visitor.logIn("wrong").body()).contains("That is not the password.");
		}
		assertThat(this.visitor.get("/operator").uri().getPath()).isEqualTo("/operator/login");
		assertThat(this.visitor.logIn(this.password).body()).contains("The playground");
	}

	@Test
	void aNewPasswordTakesThePlaceOfTheOld() {
		String next = server.part(OperatorPassword.class).renew();
		assertThat(this.visitor.logIn(this.password).body()).contains("That is not the password.");
		assertThat(this.visitor.logIn(next).body()).contains("The playground");
	}

	@Test
	void onlyAHashOfThePasswordIsKept() {
		assertThat(server.data().resolve("operator-password")).content()
			.matches("SHA-256 [0-9a-f]{64}\\n")
			.doesNotContain(this.password);
	}

	@Test
	void aLearnersCookieDoesNotLetIn() {
		Learner learner = new Learner(server);
		learner.session();
		assertThat(learner.call("GET", "/operator").statusCode()).isEqualTo(302);
		assertThat(learner.call("POST", "/operator/sessions/aaaaaaaaaaaa/end").statusCode()).isEqualTo(403);
	}

	@Test
	void theCookiesOfTheOperatorGoNowhereElse() {
		assertThat(this.visitor.get("/operator/login").headers().allValues("Set-Cookie")).singleElement()
			.asString()
			.startsWith("quayside-operator-form=")
			.contains("Path=/operator", "HttpOnly", "SameSite=Strict");
		HttpResponse<String> letIn = this.visitor.logIn(this.password).previousResponse().orElseThrow();
		assertThat(letIn.headers().allValues("Set-Cookie")).filteredOn((cookie) -> cookie.startsWith(LOGGED_IN))
			.singleElement()
			.asString()
			.contains("Path=/operator", "HttpOnly", "SameSite=Strict");
	}

	@Test
	void onlyTheRightPasswordMakesTheServerKeepSomethingOfAVisitor() {
		this.visitor.get("/operator/login");
		this.visitor.logIn("wrong");
		this.visitor.post("/operator/login", Map.of("username", "operator", "password", this.password));
		assertThat(this.visitor.cookies()).containsExactly("quayside-operator-form");
		this.visitor.logIn(this.password);
		assertThat(this.visitor.cookies()).contains("quayside-operator");
	}

	@Test
	void eachSessionIsShownAndCanBeEnded() {
		Learner learner = new Learner(server);
		String session = learner.session().get("id").asString();
		this.visitor.logIn(this.password);
		try (TerminalClient terminal = learner.connect()) {
			terminal.type("docker run -d alpine sleep 1000; echo do''ne\n");
			terminal.sees("done");
			Document page = awaitMeasured(session);
			assertThat(page.select("[data-key=sessions]").text()).startsWith("1 of ");
			assertThat(page.select("[data-key=states]").text()).isEqualTo("1 open");
			var line = page.select("tr[data-key=" + session + "]");
			assertThat(line.select("td").eachText()).element(0).isEqualTo("open");
			assertThat(line.select("td").eachText()).element(5).asString().endsWith("MB").isNotEqualTo("0.0 MB");
			this.visitor.post(line.select("form").attr("action"), Map.of("_csrf", Visitor.token(page)));
			assertThat(terminal.event("ending").get("reason").asString())
				.isEqualTo("Whoever runs this playground ended the session.");
		}
		assertThat(this.visitor.page().select("tbody tr")).isEmpty();
		assertThat(server.traces()).isEmpty();
	}

	private Document awaitMeasured(String session) {
		return await().atMost(Duration.ofSeconds(30))
			.until(this.visitor::page,
					(page) -> page.select("tr[data-key=" + session + "] td").eachText().contains("1, 1 running"));
	}

	@Test
	void aFormOfAnotherSiteEndsNoSession() {
		Learner learner = new Learner(server);
		String session = learner.session().get("id").asString();
		this.visitor.logIn(this.password);
		String token = Visitor.token(this.visitor.page());
		String end = "/operator/sessions/" + session + "/end";
		assertThat(this.visitor.post(end, Map.of()).statusCode()).isEqualTo(403);
		assertThat(this.visitor.post(end, Map.of("_csrf", "x")).statusCode()).isEqualTo(403);
		assertThat(this.visitor.post(end, Map.of("_csrf", token), "Origin", "http://evil.example").statusCode())
			.isEqualTo(403);
		assertThat(learner.call("GET", "/api/session").statusCode()).isEqualTo(200);
	}

	@Test
	void whoHasLoggedOutIsOut() {
		this.visitor.logIn(this.password);
		this.visitor.post("/operator/logout", Map.of("_csrf", Visitor.token(this.visitor.page())));
		assertThat(this.visitor.get("/operator").uri().getPath()).isEqualTo("/operator/login");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/operator/x", "/operator/sessions", "/operator/sessions/aaaaaaaaaaaa/end" })
	void nothingElseIsThere(String path) {
		this.visitor.logIn(this.password);
		assertThat(this.visitor.get(path).statusCode()).isIn(403, 404);
	}

}
