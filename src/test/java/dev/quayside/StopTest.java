package dev.quayside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import dev.quayside.gateway.Docker;
import dev.quayside.testing.Learner;
import dev.quayside.testing.ServerProcess;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that is told to stop, as by Ctrl-C or {@code docker stop}, with learners at
 * work.
 */
class StopTest {

	private static final ServerProcess server = ServerProcess.run("--quayside.session.warm=0");

	private final Learner learner = new Learner(server.address());

	private String session;

	@AfterAll
	static void end() {
		server.close();
	}

	@BeforeEach
	void begin() {
		if (!server.isWell()) {
			server.start();
		}
		this.session = this.learner.session().at("/id").asString();
	}

	@Test
	void terminalsAreToldAndTheirShellsGoOnAtTheNextStart() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("word=kept; echo be''fore\n");
			terminal.sees("before");
			server.tellToStop();
			assertThat(terminal.closed()).isEqualTo(1001);
			assertThat(terminal.reason()).isEqualTo("The server lets go of this terminal");
		}
		server.awaitStop();
		server.start();
		assertThat(this.learner.session().at("/id").asString()).isEqualTo(this.session);
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("echo still $word\n");
			terminal.sees("still kept");
		}
	}

	@Test
	void aCommandThatRunsComesToItsEnd() throws IOException {
		Path socket = server.data().resolve("run").resolve(this.session).resolve("docker.sock");
		Docker docker = Docker.on(socket);
		assertThat(docker.run("run", "-d", "--name", "web", "alpine", "sleep", "1000").exit()).isZero();
		ProcessBuilder command = new ProcessBuilder(docker.binary().toString(), "exec", "-i", "web", "sh", "-c",
				"echo begun; read line; echo heard $line");
		command.environment().put("DOCKER_HOST", "unix://" + socket);
		Process running = command.redirectErrorStream(true).start();
		try (TerminalClient terminal = this.learner.connect();
				BufferedReader said = running.inputReader();
				OutputStream typed = running.getOutputStream()) {
			terminal.event("ready");
			assertThat(said.readLine()).isEqualTo("begun");
			server.tellToStop();
			terminal.closed();
			typed.write("you\n".getBytes(StandardCharsets.UTF_8));
			typed.flush();
			assertThat(said.readLine()).isEqualTo("heard you");
			assertThat(running.onExit().join().exitValue()).isZero();
		}
		finally {
			running.destroyForcibly();
		}
		server.awaitStop();
		server.start();
		assertThat(docker.run("ps", "--format", "{{.Names}}").out()).isEqualTo("web\n");
	}

	@Test
	void aFileThatIsOnItsWayArrives() throws IOException {
		try (TerminalClient terminal = this.learner.connect();
				Socket connection = new Socket(InetAddress.getLoopbackAddress(), server.port());
				OutputStream request = connection.getOutputStream();
				BufferedReader answer = new BufferedReader(
						new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
			terminal.event("ready");
			request.write(("POST /api/session/files?name=late HTTP/1.1\r\nHost: localhost\r\nCookie: "
					+ this.learner.cookie() + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 4\r\n"
					+ "Expect: 100-continue\r\nConnection: close\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8));
			assertThat(answer.readLine()).startsWith("HTTP/1.1 100");
			server.tellToStop();
			terminal.closed();
			request.write("here".getBytes(StandardCharsets.UTF_8));
			assertThat(answer.readLine()).isEmpty();
			assertThat(answer.readLine()).startsWith("HTTP/1.1 201");
		}
		server.awaitStop();
		server.start();
		assertThat(this.learner.fetch("/api/session/files?path=late").body()).asString().isEqualTo("here");
	}

}
