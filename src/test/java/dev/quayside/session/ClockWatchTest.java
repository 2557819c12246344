package dev.quayside.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static java.time.temporal.ChronoUnit.SECONDS;

class ClockWatchTest {

	@Test
	void aClockThatIsSetMovesTheTimesOfSessionsAlong() {
		try (Server server = Server.run()) {
			new Learner(server).session();
			SessionStore store = server.part(SessionStore.class);
			AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
			ClockWatch watch = new ClockWatch(store, server.part(Activity.class), server.part(Queue.class),
					() -> Instant.now().plus(ahead.get()));
			Instant made = store.all().getFirst().createdAt();
			watch.check();
			assertThat(store.all().getFirst().createdAt()).isEqualTo(made);
			store.lastsUntil(store.all().getFirst().id(), made.plusSeconds(60));
			ahead.set(Duration.ofDays(3));
			watch.check();
			assertThat(store.all().getFirst().createdAt()).isCloseTo(made.plus(Duration.ofDays(3)), within(5, SECONDS));
			assertThat(store.all().getFirst().lastsUntil()).isCloseTo(made.plusSeconds(60).plus(Duration.ofDays(3)),
					within(5, SECONDS));
			assertThat(store.all().getFirst().restsSince()).isNull();
			ahead.set(Duration.ZERO);
			watch.check();
			assertThat(store.all().getFirst().createdAt()).isCloseTo(made, within(5, SECONDS));
		}
	}

}
