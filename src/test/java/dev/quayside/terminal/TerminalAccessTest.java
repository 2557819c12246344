package dev.quayside.terminal;

import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalAccessTest {

	private static final Server server = Server.run();

	private final Learner learner = new Learner(server);

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void letsAPageOfThisServerIn() {
		assertThat(this.learner.refusal(this.learner.terminal(), origin())).isEqualTo(101);
	}

	@Test
	void refusesAPageOfAnotherSite() {
		String terminal = this.learner.terminal();
		assertThat(this.learner.refusal(terminal, "http://elsewhere.example")).isEqualTo(403);
		assertThat(this.learner.refusal(terminal, "null")).isEqualTo(403);
		assertThat(this.learner.refusal(terminal, origin().replace("localhost", "localhost.elsewhere.example")))
			.isEqualTo(403);
	}

	@Test
	void refusesTheCookieOfAnotherLearner() {
		String terminal = this.learner.terminal();
		Learner other = new Learner(server);
		assertThat(other.refusal(terminal, origin())).isEqualTo(403);
		other.session();
		assertThat(other.refusal(terminal, origin())).isEqualTo(404);
	}

	@Test
	void keepsTheHomesOfTwoLearnersApart() {
		Learner other = new Learner(server);
		try (TerminalClient mine = this.learner.connect(); TerminalClient theirs = other.connect()) {
			mine.type("echo secret > ~/note; echo w''rote\n");
			mine.sees("wrote");
			theirs.type("ls -A ~; cat ~/note; hostname; echo do''ne\n");
			theirs.sees("done");
			assertThat(theirs.screen()).contains("No such file").doesNotContain("secret");
		}
	}

	private static String origin() {
		return server.address("").toString();
	}

}
