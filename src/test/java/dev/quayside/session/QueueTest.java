package dev.quayside.session;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(180)
class QueueTest {

	private static final Server server = Server.run("--quayside.session.maximum=2", "--quayside.session.per-address=4",
			"--quayside.session.per-address-minute=6", "--server.forward-headers-strategy=native");

	private final List<Learner> inside = Stream.generate(() -> new Learner(server)).limit(2).toList();

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void endAll() {
		server.part(Sessions.class).endAll("The test is over.");
		minutesPass(3);
		server.part(Queue.class).forgetGone(Instant.now());
	}

	@Test
	void whoComesWhenAllIsTakenIsToldTheirPlaceAndGetsInInTurn() {
		this.inside.forEach(Learner::session);
		Learner first = new Learner(server);
		Learner second = new Learner(server);
		assertThat(position(first)).isEqualTo(1);
		assertThat(position(second)).isEqualTo(2);
		assertThat(position(first)).isEqualTo(1);
		this.inside.getFirst().call("DELETE", "/api/session");
		assertThat(position(second)).as("one who came later does not pass").isEqualTo(2);
		assertThat(first.call("POST", "/api/session").statusCode()).isEqualTo(201);
		assertThat(position(second)).isEqualTo(1);
		this.inside.getLast().call("DELETE", "/api/session");
		assertThat(second.call("POST", "/api/session").statusCode()).isEqualTo(201);
	}

	@Test
	void noSessionIsLostToANewcomer() {
		List<String> ids = this.inside.stream().map((learner) -> learner.session().get("id").asString()).toList();
		IntStream.range(0, 5).forEach((_) -> position(new Learner(server)));
		assertThat(this.inside.stream().map((learner) -> learner.session().get("id").asString())).isEqualTo(ids);
	}

	@Test
	void aPlaceIsLostOnlyByNotAskingForIt() {
		this.inside.forEach(Learner::session);
		Learner gone = new Learner(server);
		Learner waiting = new Learner(server);
		assertThat(position(gone)).isEqualTo(1);
		assertThat(position(waiting)).isEqualTo(2);
		minutesPass(1);
		assertThat(position(waiting)).isEqualTo(2);
		minutesPass(1);
		assertThat(position(waiting)).isEqualTo(1);
		assertThat(position(gone)).isEqualTo(2);
	}

	@Test
	void aPlaceIsLeftAtOnceByWhoSaysSo() {
		this.inside.forEach(Learner::session);
		Learner first = new Learner(server);
		Learner second = new Learner(server);
		position(first);
		assertThat(position(second)).isEqualTo(2);
		first.call("DELETE", "/api/session");
		assertThat(position(second)).isEqualTo(1);
	}

	@Test
	void aPlaceOutlivesTheServer() {
		this.inside.forEach(Learner::session);
		Learner first = new Learner(server);
		Learner second = new Learner(server);
		position(first);
		position(second);
		server.stop();
		server.start();
		assertThat(position(second)).isEqualTo(2);
		assertThat(position(first)).isEqualTo(1);
	}

	@Test
	void theWaitIsToldOnceEnoughSessionsHaveEnded() {
		server.part(JdbcClient.class).sql("delete from session_lengths").update();
		this.inside.forEach(Learner::session);
		Learner waiting = new Learner(server);
		endedAfterAnHour(4);
		assertThat(place(waiting).get("waitSeconds").isNull()).isTrue();
		endedAfterAnHour(1);
		// Two sessions of which each ends within an hour: one does in half of it.
		assertThat(place(waiting).get("waitSeconds").asLong()).isBetween(1L, 1800L);
	}

	private static void endedAfterAnHour(int sessions) {
		Instant now = Instant.now();
		IntStream.range(0, sessions)
			.forEach((_) -> server.part(SessionStore.class).addLength(now.minus(1, ChronoUnit.HOURS), now));
	}

	@Test
	void oneAddressDoesNotTakeAllSessions() {
		List<Integer> answers = IntStream.range(0, 8).mapToObj((_) -> from("192.0.2.7")).toList();
		assertThat(answers).containsExactly(201, 201, 202, 202, 429, 429, 429, 429);
		assertThat(from("192.0.2.8")).isEqualTo(202);
	}

	private static int from(String address) {
		return new Learner(server).send("/api/session", new byte[0], "X-Forwarded-For", address).statusCode();
	}

	private static int position(Learner learner) {
		return place(learner).get("position").asInt();
	}

	private static JsonNode place(Learner learner) {
		HttpResponse<String> answer = learner.call("POST", "/api/session");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		return JsonMapper.shared().readTree(answer.body()).get("queue");
	}

	private static void minutesPass(int minutes) {
		server.part(JdbcClient.class)
			.sql("update waiting set asked_at = dateadd(minute, ?, asked_at)")
			.param(-minutes)
			.update();
	}

}
