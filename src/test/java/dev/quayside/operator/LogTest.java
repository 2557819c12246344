package dev.quayside.operator;

import dev.quayside.gateway.SessionId;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged on behalf of a session names it.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogTest {

	/** The logging system keeps it for the servers of later tests. */
	@AfterEach
	void plainAgain() {
		System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
	}

	@Test
	void inAFieldOfStructuredLogs(CapturedOutput output) {
		String session = anEndedSession("--logging.structured.format.console=logstash");
		assertThat(line(output)).startsWith("{")
			.satisfies((line) -> assertThat(json(line).path("session").asString("")).isEqualTo(session));
	}

	@Test
	void inTheLinesOfPlainOnes(CapturedOutput output) {
		String session = anEndedSession();
		assertThat(line(output)).contains(" [" + session + "] ");
		assertThat(output.getOut()).doesNotContain("[] ");
	}

	private static String anEndedSession(String... options) {
		try (Server server = Server.run(options)) {
			String session = new Learner(server).session().get("id").asString();
			server.part(Playground.class).end(new SessionId(session));
			return session;
		}
	}

	private static String line(CapturedOutput output) {
		return output.getOut().lines().filter((line) -> line.contains("The operator ends")).findFirst().orElseThrow();
	}

	private static JsonNode json(String line) {
		return JsonMapper.shared().readTree(line);
	}

}
