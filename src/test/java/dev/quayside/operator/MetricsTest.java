package dev.quayside.operator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server tells Prometheus, and whom it tells.
 */
class MetricsTest {

	private static final String METRICS = "/actuator/prometheus";

	private static final Server server = Server.run();

	private final Visitor visitor = new Visitor(server);

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void leave() {
		this.visitor.close();
	}

	@Test
	void sessionsRequestsRefusalsBytesAndTheDaemonAreCounted() {
		Learner learner = new Learner(server);
		String session = learner.session().get("id").asString();
		try (TerminalClient terminal = learner.connect()) {
			terminal.type("docker ps; docker run --privileged alpine; docker inspect nothing; echo do''ne\n");
			terminal.sees("done");
		}
		String told = this.visitor.get(METRICS).body();
		assertThat(told).contains("quayside_sessions{state=\"open\"} 1.0", "quayside_daemon_up 1.0",
				"quayside_leaks_total{kind=\"containers\"} 0.0", "quayside_sessions{state=\"warm\"}",
				"quayside_gateway_refusals_total{reason=\"not allowed\"} 1.0",
				"quayside_gateway_refusals_total{reason=\"unknown object\"}",
				"quayside_daemon_answer_seconds_bucket{object=\"containers\",le=\"0.1\"}", "jvm_memory_used_bytes");
		assertThat(value(told, "quayside_session_prompt_seconds_count")).isEqualTo(1);
		assertThat(value(told, "quayside_gateway_requests_total")).isGreaterThanOrEqualTo(3);
		assertThat(value(told, "quayside_gateway_bytes_total{direction=\"out\"}")).isGreaterThan(100);
		assertThat(value(told, "quayside_gateway_bytes_total{direction=\"in\"}")).isGreaterThan(100);
		assertThat(told).as("labels that grow with the sessions").doesNotContain(session);
	}

	@ParameterizedTest
	@CsvSource({ "X-Forwarded-For, 203.0.113.9", "Forwarded, for=203.0.113.9", "Via, 1.1 proxy" })
	void whoComesByAProxyNeedsThePassword(String header, String value) {
		HttpResponse<String> refused = this.visitor.get(METRICS, header, value);
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic");
		assertThat(this.visitor.get(METRICS, header, value, "Authorization", basic("wrong")).statusCode())
			.isEqualTo(401);
		String password = server.part(OperatorPassword.class).renew();
		HttpResponse<String> told = this.visitor.get(METRICS, header, value, "Authorization", basic(password));
		assertThat(told.statusCode()).isEqualTo(200);
		assertThat(told.headers().firstValue("Set-Cookie")).isEmpty();
	}

	private static String basic(String password) {
		return "Basic " + Base64.getEncoder().encodeToString(("operator:" + password).getBytes(StandardCharsets.UTF_8));
	}

	private static double value(String told, String name) {
		return told.lines()
			.filter((line) -> line.startsWith(name + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(name.length() + 1)))
			.findFirst()
			.orElseThrow();
	}

}
