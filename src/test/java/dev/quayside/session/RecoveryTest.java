package dev.quayside.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import dev.quayside.engine.Engine;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecoveryTest {

	@Test
	void takesBackTheShellsOfAServerThatStopped() {
		try (Server server = Server.run()) {
			Learner learner = new Learner(server);
			String word = UUID.randomUUID().toString();
			long next;
			try (TerminalClient terminal = learner.connect()) {
				terminal.type("word=" + word + "; echo before-$((1 + 1))\n");
				terminal.sees("before-2");
				next = terminal.next();
				server.stop();
				assertThat(terminal.closed()).isEqualTo(1001);
			}
			server.start();
			assertThat(learner.call("POST", "/api/session").statusCode()).isEqualTo(200);
			try (TerminalClient terminal = learner.connect(learner.terminal())) {
				terminal.hello(80, 24, next);
				terminal.event("reset");
				terminal.type("echo after $word; docker version --format 'server={{.Server.Os}}'\n");
				terminal.sees("after " + word).sees("server=linux");
				assertThat(terminal.screen()).contains("before-2");
			}
		}
	}

	@Test
	void removesWhatBelongsToNoSession() {
		try (Server server = Server.run()) {
			Map<String, String> labels = Map.of(SessionLabels.INSTANCE, server.part(InstanceId.class).value(),
					SessionLabels.SESSION, SessionId.random().value());
			server.part(Engine.class).createVolume("quayside-test-" + UUID.randomUUID(), labels);
			server.stop();
			server.start();
			assertThat(server.traces()).isEmpty();
		}
	}

	@Test
	void endsASessionWhoseRunFolderWasTakenAway() throws IOException {
		try (Server server = Server.run()) {
			Learner learner = new Learner(server);
			learner.session();
			server.stop();
			FileSystemUtils.deleteRecursively(server.data().resolve("run"));
			server.start();
			assertThat(server.traces()).isEmpty();
			assertThat(learner.call("POST", "/api/session").statusCode()).isEqualTo(201);
		}
	}

	@Test
	void makesAWorkspaceAnewThatVanished() {
		try (Server server = Server.run()) {
			Learner learner = new Learner(server);
			String terminal = learner.terminal();
			server.part(Engine.class).removeContainer("quayside-" + terminal);
			try (TerminalClient client = learner.connect()) {
				client.type("echo here-$((1 + 1))\n");
				client.sees("here-2");
			}
		}
	}

	@Test
	void endsASessionThatIsIdle() throws InterruptedException {
		try (Server server = Server.run("--quayside.session.idle=1s", "--quayside.session.grace=0s")) {
			Learner learner = new Learner(server);
			learner.session();
			while (learner.call("GET", "/api/session").statusCode() != 404) {
				Thread.sleep(500);
			}
			while (!server.traces().isEmpty()) {
				Thread.sleep(500);
			}
		}
	}

	@Test
	void refusesASecondServerOnTheSameData() throws IOException {
		Path data = Files.createTempDirectory("qs");
		try (DataFolder folder = DataFolder.open(data)) {
			assertThat(folder.instance()).isEqualTo(folder.instance());
			assertThatExceptionOfType(DataFolderException.class).isThrownBy(() -> DataFolder.open(data))
				.withMessageStartingWith("Another server uses the data folder " + data);
		}
		DataFolder.open(data).close();
		FileSystemUtils.deleteRecursively(data);
	}

	@Test
	void refusesADataFolderWhosePathIsTooLongForSockets() {
		assertThatExceptionOfType(DataFolderException.class)
			.isThrownBy(() -> DataFolder.open(Path.of("/tmp/" + "x".repeat(80))))
			.withMessageContaining("bytes too long for the sockets in it");
	}

}
