package dev.quayside.terminal;

import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class SizeOfViewersTest {

	private static final Server server = Server.run();

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void allViewersAreToldWhatTheSmallestOfThemShows() {
		Learner learner = new Learner(server);
		String id = learner.terminal();
		try (TerminalClient wide = learner.connect(id)) {
			wide.hello(120, 20, null);
			has(wide, 120, 20);
			try (TerminalClient high = learner.connect(id)) {
				high.hello(80, 50, null);
				has(high, 80, 20);
				has(wide, 80, 20);
				high.resize(100, 10);
				has(high, 100, 10);
				has(wide, 100, 10);
			}
			has(wide, 120, 20);
			assertThat(wide.count("reset")).as("screens wiped out").isEqualTo(1);
		}
	}

	private static void has(TerminalClient viewer, int columns, int rows) {
		viewer.await("a size of " + columns + " by " + rows, () -> {
			JsonNode size = viewer.event("size");
			return size.get("cols").asInt() == columns && size.get("rows").asInt() == rows;
		});
	}

}
