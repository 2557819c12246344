package dev.quayside.session;

import java.util.List;
import java.util.stream.Stream;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * How many sessions there may be follows from the memory of the machine.
 */
class CapacityTest {

	private static final int SOME = 6;

	private static final Server server = Server.run("--quayside.session.need=1GB");

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void whatSessionsHaveNotUsedYetIsNotGivenToOthers() {
		SessionCensus census = server.part(SessionCensus.class);
		int before = census.maximum();
		List<Learner> idle = Stream.generate(() -> new Learner(server)).limit(SOME).toList();
		idle.forEach(Learner::session);
		try {
			assertThat(census.maximum()).isCloseTo(before, within(SOME / 3));
		}
		finally {
			idle.forEach((learner) -> learner.call("DELETE", "/api/session"));
		}
	}

}
