package dev.quayside.faults;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Somebody looks into the database while the server does not have it, and stays there.
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

	@Test
	void aServerThatLostItsDatabaseSaysSoAndTakesItBackOnceItIsFree() throws IOException {
		try (Server server = Server.run()) {
			Learner learner = new Learner(server);
			String session = learner.session().at("/id").asString();
			try (FileChannel file = FileChannel.open(server.data().resolve("db/quayside.mv.db"),
					StandardOpenOption.WRITE); FileLock _ = taken(file, server.part(JdbcClient.class))) {
				assertThat(learner.call("GET", "/actuator/health").statusCode()).isEqualTo(503);
				assertThat(learner.call("GET", "/api/session").body())
					.contains("The database of this server does not answer");
			}
			await().atMost(Duration.ofSeconds(30))
				.until(() -> learner.call("GET", "/actuator/health").statusCode() == 200);
			assertThat(learner.call("GET", "/api/session").body()).contains(session);
		}
	}

	/** The server opens it again as soon as it needs it. */
	private static FileLock taken(FileChannel file, JdbcClient database) throws IOException {
		while (true) {
			try {
				database.sql("shutdown").update();
				return file.lock();
			}
			catch (OverlappingFileLockException _) {
				// the server was sooner
			}
		}
	}

}
