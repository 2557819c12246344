package dev.quayside.operator;

import java.time.Duration;
import java.util.List;
import dev.quayside.gateway.Docker;
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
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is logged on behalf of a session names it.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogTest {

	private static final String ENDS = "The operator ends";

	/** The logging system keeps it for the servers of later tests. */
	@AfterEach
	void plainAgain() {
		System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
	}

	@Test
	void inAFieldOfStructuredLogs(CapturedOutput output) {
		String session = anEndedSession("--logging.structured.format.console=logstash");
		assertThat(line(output, ENDS)).startsWith("{")
			.satisfies((line) -> assertThat(json(line).path("session").asString("")).isEqualTo(session));
	}

	@Test
	void inTheLinesOfPlainOnes(CapturedOutput output) {
		String session = anEndedSession();
		assertThat(line(output, ENDS)).contains(" [" + session + "] ");
		assertThat(output.getOut()).doesNotContain("[] ");
	}

	@Test
	void inWhatIsSaidOfOneThatCannotBeEnded(CapturedOutput output) {
		try (Server server = Server.run()) {
			Learner learner = new Learner(server);
			String session = learner.session().get("id").asString();
			Docker raw = Docker.on(Docker.RAW);
			String holder = "quayside-test-" + session;
			Docker.Result held = raw.run("create", "--name", holder, "-v", "quayside-" + session + "-home:/data",
					"alpine");
			assertThat(held.exit()).as(held.all()).isZero();
			try {
				assertThat(learner.call("DELETE", "/api/session").statusCode()).isEqualTo(503);
				server.part(Playground.class).end(new SessionId(session));
				awaitLine(output, "The session could not be seen to; trying again in 10 seconds");
				server.stop();
				server.start();
				server.part(JdbcClient.class).sql("delete from sessions").update();
				server.stop();
				server.start();
			}
			finally {
				raw.run("rm", holder);
				server.stop();
				server.start();
			}
			assertThat(server.traces()).isEmpty();
			for (String said : List.of("A call on a session failed", "The operator's ending of the session failed",
					"The session could not be seen to; trying again in 10 seconds",
					"The session could not be ended at the start",
					"What is left of the session could not be removed")) {
				assertThat(line(output, said)).contains(" [" + session + "] ");
			}
		}
	}

	@Test
	void inWhatIsSaidOfOneThatCannotBeMadeAhead(CapturedOutput output) {
		try (Server _ = Server.run("--quayside.session.warm=1", "--quayside.session.image=quayside-test/none")) {
			String said = "The sessions made ahead cannot be seen to";
			awaitLine(output, said);
			assertThat(line(output, said)).containsPattern(" \\[[a-z0-9]{12}\\] ").contains("quayside-test/none");
		}
	}

	private static void awaitLine(CapturedOutput output, String said) {
		await().atMost(Duration.ofSeconds(60)).until(() -> output.getOut().contains(said));
	}

	private static String anEndedSession(String... options) {
		try (Server server = Server.run(options)) {
			String session = new Learner(server).session().get("id").asString();
			server.part(Playground.class).end(new SessionId(session));
			return session;
		}
	}

	private static String line(CapturedOutput output, String said) {
		return output.getOut().lines().filter((line) -> line.contains(said)).findFirst().orElseThrow();
	}

	private static JsonNode json(String line) {
		return JsonMapper.shared().readTree(line);
	}

}
