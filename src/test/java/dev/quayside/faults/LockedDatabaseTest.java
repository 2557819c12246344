package dev.quayside.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import dev.quayside.testing.Learner;
import dev.quayside.testing.ServerProcess;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Somebody looks into the database while the server does not run, and stays there.
 */
class LockedDatabaseTest {

	@Test
	void theServerSaysSoAndHasEverySessionOnceItIsFree() throws SQLException {
		try (ServerProcess server = ServerProcess.run("--quayside.session.warm=0")) {
			Learner learner = new Learner(server.address());
			String session = learner.session().at("/id").asString();
			server.kill();
			try (Connection _ = DriverManager
				.getConnection("jdbc:h2:file:" + server.data().resolve("db/quayside") + ";USER=sa")) {
				assertThatThrownBy(server::start).hasMessageContaining("APPLICATION FAILED TO START")
					.hasMessageContaining("The database cannot be used (Database may be already in use")
					.hasMessageContaining("end what else uses it");
			}
			server.start();
			assertThat(learner.call("GET", "/api/session").body()).contains(session);
		}
	}

}
