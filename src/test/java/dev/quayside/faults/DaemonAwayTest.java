package dev.quayside.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.FreshDaemon;
import dev.quayside.testing.EventSource;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A daemon that stops, stands still and comes back while learners work.
 */
@ExtendWith(OutputCaptureExtension.class)
class DaemonAwayTest {

	private static FreshDaemon daemon;

	private static Server server;

	@BeforeAll
	static void start() throws IOException {
		daemon = new FreshDaemon(List.of());
		daemon.load("alpine");
		daemon.load("quayside/workspace");
		server = Server.run("--quayside.docker-socket=" + daemon.docker().socket(), "--quayside.docker-patience=4s");
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
		daemon.close();
	}

	@Test
	void shellsComeBackByThemselvesWhenItWasRestarted() throws Exception {
		Learner learner = new Learner(server);
		try (TerminalClient terminal = learner.connect(); EventSource events = learner.events()) {
			terminal.event("reset");
			terminal.type("echo kept > note; docker run -d --name web alpine sleep 1000; echo do''ne\n");
			terminal.sees("done");
			daemon.stop();
			assertThat(events.next("notices")).contains("does not answer", "comes back by itself");
			assertThat(health().statusCode()).isEqualTo(503);
			daemon.startDaemon();
			// who comes back is told of the new shell, as a page does by itself
			assertThat(terminal.closed()).isEqualTo(1001);
			try (TerminalClient again = learner.connect()) {
				again.type("cat note; docker ps -a --format '{{.Names}} {{.State}}'\n");
				again.sees("kept").sees("web exited");
			}
			assertThat(events.next("notices")).isEqualTo("[]");
			assertThat(health().statusCode()).isEqualTo(200);
		}
	}

	@Test
	void whatIsAskedOfASilentOneIsAnsweredInWords(CapturedOutput output) throws Exception {
		Learner learner = new Learner(server);
		String session = learner.session().at("/id").asString();
		Path socket = socket(learner);
		assertThat(Docker.on(socket).run("run", "-d", "alpine", "sleep", "1000").exit()).isZero();
		daemon.freeze();
		try {
			Docker.Result asked = Docker.on(socket).run("ps");
			assertThat(asked.exit()).isNotZero();
			assertThat(asked.err()).contains("is silent: it has not answered for 4 seconds");
			assertThat(learner.call("GET", "/api/session/engine").statusCode()).isEqualTo(503);
			assertThat(learner.call("POST", "/api/session/reset").body()).contains("does not do as asked");
			assertThat(new Learner(server).call("POST", "/api/session").body()).contains("does not do as asked");
			assertThat(output.getOut()).containsPattern("\\[" + session + "\\] .*An engine could not be shown");
			assertThat(health().statusCode()).isEqualTo(503);
		}
		finally {
			daemon.thaw();
		}
		assertThat(Docker.on(socket).run("ps", "-q").out()).isNotBlank();
		assertThat(health().statusCode()).isEqualTo(200);
	}

	@Test
	void whoAsksASilentOneIsAnsweredAsSoonAsItGoesOn() throws Exception {
		Learner learner = new Learner(server);
		Docker docker = Docker.on(socket(learner));
		assertThat(docker.run("run", "-d", "alpine", "sleep", "1000").exit()).isZero();
		daemon.freeze();
		try {
			// what the server knows of a daemon counts for ten seconds
			Thread.sleep(11_000);
			assertThat(docker.run("ps").err()).contains("is silent");
		}
		finally {
			daemon.thaw();
		}
		assertThat(daemon.docker().run("version").exit()).isZero();
		Docker.Result asked = docker.run("ps");
		assertThat(asked.exit()).as(asked.all()).isZero();
	}

	private static Path socket(Learner learner) {
		return server.data().resolve("run").resolve(learner.session().at("/id").asString()).resolve("docker.sock");
	}

	private static HttpResponse<String> health() {
		return new Learner(server).call("GET", "/actuator/health");
	}

}
