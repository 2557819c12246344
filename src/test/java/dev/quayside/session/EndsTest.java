package dev.quayside.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionStore.State;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@Timeout(180)
class EndsTest {

	private static final Server server = Server.run("--quayside.session.idle=10m", "--quayside.session.lifetime=10m",
			"--quayside.session.longest=15m", "--quayside.session.maximum=1");

	private final Learner learner = new Learner(server);

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void endAll() {
		server.part(Sessions.class).endAll("The test is over.");
	}

	@Test
	void whatTheLearnerMadeIsStoppedAndCanBeTakenUpAgain() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("docker run -d --name web alpine sleep 1000 && echo kept > note; echo do''ne\n");
			terminal.sees("done");
			timeIsOver();
			assertThat(terminal.event("ending").get("reason").asString()).contains("stopped and kept");
		}
		JsonNode resting = shown();
		assertThat(resting.get("resting").asBoolean()).isTrue();
		assertThat(resting.get("terminals")).isEmpty();
		assertThat(this.learner.call("POST", "/api/session/terminals").statusCode()).isEqualTo(404);
		assertThat(this.learner.call("POST", "/api/session").statusCode()).isEqualTo(200);
		assertThat(shown().get("resting").asBoolean()).isFalse();
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("cat note; docker ps -a --format '{{.Names}} is {{.State}}'\n");
			terminal.sees("kept").sees("web is exited");
			terminal.type("docker start web && docker ps --format '{{.Names}} is {{.State}}'\n");
			terminal.sees("web is running");
		}
	}

	@Test
	void aRestingSessionHoldsNoPlaceAndIsTakenUpInTurn() {
		this.learner.session();
		timeIsOver();
		Learner other = new Learner(server);
		assertThat(other.call("POST", "/api/session").statusCode()).isEqualTo(201);
		assertThat(this.learner.call("POST", "/api/session").statusCode()).isEqualTo(202);
		graceIsOver();
		assertThat(shown().get("resting").asBoolean()).as("kept for who waits").isTrue();
		other.call("DELETE", "/api/session");
		assertThat(this.learner.call("POST", "/api/session").statusCode()).isEqualTo(200);
	}

	@Test
	void itIsRemovedEntirelyAfterTheGrace() {
		this.learner.session();
		timeIsOver();
		assertThat(server.traces()).isNotEmpty();
		graceIsOver();
		assertThat(server.traces()).isEmpty();
		assertThat(this.learner.call("GET", "/api/session").statusCode()).isEqualTo(404);
	}

	@Test
	void itRestsThroughARestartOfTheServer() {
		this.learner.session();
		timeIsOver();
		server.stop();
		server.start();
		assertThat(shown().get("resting").asBoolean()).isTrue();
		assertThat(this.learner.call("POST", "/api/session").statusCode()).isEqualTo(200);
	}

	@Test
	void theLearnerRemovesARestingOneAtOnce() {
		this.learner.session();
		timeIsOver();
		assertThat(this.learner.call("DELETE", "/api/session").statusCode()).isEqualTo(204);
		assertThat(server.traces()).isEmpty();
	}

	@Test
	void itLastsLongerForTheAskingUpToTheLongest() {
		Instant start = Instant.parse(this.learner.session().get("expiresAt").asString());
		assertThat(Instant.parse(shown().get("warnsAt").asString())).isBefore(start);
		age(8);
		assertThat(this.learner.call("POST", "/api/session/extension").statusCode()).isEqualTo(200);
		Instant later = Instant.parse(shown().get("expiresAt").asString());
		assertThat(later).as("15 minutes after it began, which is 8 minutes ago")
			.isCloseTo(start.minus(3, ChronoUnit.MINUTES), within(1, ChronoUnit.SECONDS));
	}

	@Test
	void aSessionThatIsNotThereIsNotExtended() {
		assertThat(this.learner.call("POST", "/api/session/extension").statusCode()).isEqualTo(404);
	}

	private JsonNode shown() {
		return JsonMapper.shared().readTree(this.learner.call("GET", "/api/session").body());
	}

	/** As if the session had begun so many minutes before. */
	private static void age(int minutes) {
		server.part(JdbcClient.class)
			.sql("update sessions set created_at = dateadd(minute, ?, created_at), "
					+ "rests_since = dateadd(minute, ?, rests_since)")
			.params(-minutes, -minutes)
			.update();
	}

	private static void timeIsOver() {
		age(20);
		server.part(SessionSweep.class).sweep();
		assertThat(server.part(SessionStore.class).all()).extracting(SessionStore.Row::state)
			.containsOnly(State.RESTING);
	}

	private static void graceIsOver() {
		age(40);
		SessionStore store = server.part(SessionStore.class);
		for (SessionId session : store.all()
			.stream()
			.filter((row) -> row.state() == State.RESTING)
			.map(SessionStore.Row::id)
			.toList()) {
			server.part(Overdue.class).settle(session);
		}
	}

}
