package dev.quayside.session;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.quayside.engine.Engine;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionStore.Row;
import dev.quayside.session.SessionStore.State;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class WarmPoolTest {

	private static final Server server = Server.run("--quayside.session.warm=2", "--quayside.session.maximum=6");

	@AfterAll
	static void stop() {
		server.close();
		assertThat(server.data()).doesNotExist();
	}

	@AfterEach
	void endOwned() {
		server.part(SessionStore.class)
			.all()
			.stream()
			.filter((row) -> row.state() == State.OPEN)
			.forEach((row) -> server.part(Sessions.class).end(row.id(), "The test is over."));
	}

	@Test
	void aLearnerGetsASessionThatWasMadeBefore() throws InterruptedException {
		List<SessionId> waiting = awaitWarm(2);
		Learner learner = new Learner(server);
		assertThat(learner.call("POST", "/api/session").statusCode()).isEqualTo(201);
		assertThat(learner.call("POST", "/api/session").statusCode()).isEqualTo(200);
		SessionId got = new SessionId(learner.session().get("id").asString());
		assertThat(waiting).contains(got);
		try (TerminalClient terminal = learner.connect()) {
			terminal.sees("Welcome aboard.").sees("$");
			terminal.type("docker version --format 'server={{.Server.Os}}'\n");
			terminal.sees("server=linux");
		}
		assertThat(awaitWarm(2)).doesNotContain(got);
	}

	@ParameterizedTest
	@CsvSource({ "200, 50", "80, 24", "38, 12" })
	void theTerminalIsAsLargeAsTheBrowserShows(int columns, int rows) throws InterruptedException {
		awaitWarm(1);
		Learner learner = new Learner(server);
		try (TerminalClient terminal = learner.connect(learner.terminal())) {
			terminal.hello(columns, rows, null);
			terminal.sees("Welcome aboard.");
			terminal.type("echo \"$COLUMNS x $LINES is $(stty size)\"\n");
			terminal.sees(columns + " x " + rows + " is " + rows + " " + columns);
			assertThat(terminal.event("size").get("cols").asInt()).isEqualTo(columns);
			assertThat(terminal.count("size")).isEqualTo(1);
			assertThat(terminal.screen()).containsOnlyOnce("Welcome aboard.");
		}
	}

	@Test
	void moreThanThereAreGetSessionsOfTheirOwnAndThePoolStaysWithinTheCap() throws Exception {
		awaitWarm(1);
		try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> ids = IntStream.range(0, 5)
				.mapToObj((_) -> browsers.submit(() -> new Learner(server).session().get("id").asString()))
				.toList();
			for (Future<String> id : ids) {
				id.get();
			}
			assertThat(ids.stream().map(Future::resultNow)).doesNotHaveDuplicates();
			awaitWarm(1);
			SessionStore store = server.part(SessionStore.class);
			assertThat(store.owned() + store.ownerless()).isEqualTo(6);
		}
	}

	@Test
	void isTakenBackByAServerThatComesNext() throws InterruptedException {
		List<SessionId> before = awaitWarm(2);
		server.stop();
		server.start();
		assertThat(awaitWarm(2)).containsAll(before.subList(0, 2));
		Learner learner = new Learner(server);
		try (TerminalClient terminal = learner.connect()) {
			terminal.sees("$");
			terminal.type("echo hello-$((1 + 1))\n");
			terminal.sees("hello-2");
		}
		assertThat(before).extracting(SessionId::value).contains(learner.session().get("id").asString());
	}

	@Test
	void replacesASessionWhoseShellDied() throws InterruptedException {
		SessionId dead = awaitWarm(2).getFirst();
		server.part(Engine.class).removeContainer("quayside-" + WarmPool.first(dead));
		while (warm().contains(dead)) {
			Thread.sleep(100);
		}
		assertThat(awaitWarm(2)).doesNotContain(dead);
	}

	@Test
	void noSessionIsLostToADatabaseThatFails() throws InterruptedException {
		WarmPool pool = server.part(WarmPool.class);
		JdbcClient database = server.part(JdbcClient.class);
		List<SessionId> before = awaitWarm(2);
		database.sql("alter table sessions rename to away").update();
		try {
			assertThatThrownBy(() -> pool.take(SessionSecret.random(), Instant.now()))
				.isInstanceOf(DataAccessException.class);
			assertThatThrownBy(pool::drop).isInstanceOf(DataAccessException.class);
		}
		finally {
			database.sql("alter table away rename to sessions").update();
		}
		assertThat(pool.take(SessionSecret.random(), Instant.now())).isPresent().get().isIn(before);
	}

	private static List<SessionId> awaitWarm(int count) throws InterruptedException {
		while (warm().size() < count || server.part(WarmPool.class).size() < count) {
			Thread.sleep(50);
		}
		return warm();
	}

	private static List<SessionId> warm() {
		return server.part(SessionStore.class)
			.all()
			.stream()
			.filter((row) -> row.state() == State.WARM)
			.map(Row::id)
			.toList();
	}

}
