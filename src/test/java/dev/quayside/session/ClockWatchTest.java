package dev.quayside.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static java.time.temporal.ChronoUnit.SECONDS;

class ClockWatchTest {

	private static final Server server = Server.run();

	private final SessionStore store = server.part(SessionStore.class);

	private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

	private final ClockWatch watch = new ClockWatch(this.store, server.part(Queue.class),
			() -> Instant.now().plus(this.ahead.get()));

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void oneSession() {
		server.part(Sessions.class).endAll("The test is over.");
		new Learner(server).session();
	}

	@Test
	void aClockThatIsSetMovesTheTimesOfSessionsAlong() {
		Instant made = session().createdAt();
		this.watch.check();
		assertThat(session().createdAt()).isEqualTo(made);
		this.store.lastsUntil(session().id(), made.plusSeconds(60));
		this.ahead.set(Duration.ofDays(3));
		this.watch.check();
		assertThat(session().createdAt()).isCloseTo(made.plus(Duration.ofDays(3)), within(5, SECONDS));
		assertThat(session().lastsUntil()).isCloseTo(made.plusSeconds(60).plus(Duration.ofDays(3)), within(5, SECONDS));
		assertThat(session().restsSince()).isNull();
		this.ahead.set(Duration.ZERO);
		this.watch.check();
		assertThat(session().createdAt()).isCloseTo(made, within(5, SECONDS));
	}

	@Test
	void whoWorksWhileItIsSetBackCountsAsWorkingNow() {
		Activity activity = server.part(Activity.class);
		activity.save();
		this.ahead.set(Duration.ofHours(-2));
		activity.touch(session().id());
		this.watch.check();
		assertThat(session().activeAt()).isBefore(Instant.now().minus(Duration.ofHours(1)));
		activity.save();
		assertThat(session().activeAt()).isCloseTo(Instant.now(), within(5, SECONDS));
	}

	@Test
	void aServerWithoutItsDatabaseInThatMomentSeesItOnceItIsBack() {
		Instant made = session().createdAt();
		JdbcClient database = server.part(JdbcClient.class);
		this.ahead.set(Duration.ofHours(8));
		database.sql("alter table sessions rename to away").update();
		try {
			assertThatThrownBy(this.watch::check).isInstanceOf(DataAccessException.class);
		}
		finally {
			database.sql("alter table away rename to sessions").update();
		}
		this.watch.check();
		this.watch.check();
		assertThat(session().createdAt()).isCloseTo(made.plus(Duration.ofHours(8)), within(5, SECONDS));
	}

	private SessionStore.Row session() {
		return this.store.all().getFirst();
	}

}
