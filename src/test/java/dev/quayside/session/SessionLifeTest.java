package dev.quayside.session;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionLifeTest {

	private static final Server server = Server.run("--quayside.session.maximum=3", "--quayside.session.terminals=2");

	private final Learner learner = new Learner(server);

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void endAll() {
		server.part(Sessions.class).endAll("The test is over.");
	}

	@Test
	void isMadeOnceAndFoundAgain() {
		HttpResponse<String> first = this.learner.call("POST", "/api/session");
		HttpResponse<String> second = this.learner.call("POST", "/api/session");
		assertThat(first.statusCode()).isEqualTo(201);
		assertThat(first.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("quayside=")
			.contains("HttpOnly", "SameSite=Strict", "Path=/");
		assertThat(second.statusCode()).isEqualTo(200);
		assertThat(this.learner.call("GET", "/api/session").statusCode()).isEqualTo(200);
	}

	@Test
	void isOneForSeveralCallsAtOnce() throws Exception {
		try (ExecutorService browser = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> ids = IntStream.range(0, 4)
				.mapToObj((_) -> browser.submit(() -> this.learner.session().get("id").asString()))
				.toList();
			for (Future<String> id : ids) {
				assertThat(id.get()).isEqualTo(ids.getFirst().get());
			}
		}
		assertThat(server.traces()).hasSize(2);
	}

	@Test
	void isUnknownToOthers() {
		this.learner.session();
		HttpResponse<String> answer = new Learner(server).call("GET", "/api/session");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("You have no session");
	}

	@Test
	void leavesNothingWhenItEnds() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("docker run -d --name web alpine sleep 1000; echo do''ne\n");
			terminal.sees("done");
			// the workspace, its home, the learner's container, and the network of that
			assertThat(server.traces()).hasSize(4);
			assertThat(this.learner.call("DELETE", "/api/session").statusCode()).isEqualTo(204);
			assertThat(terminal.event("ending").get("reason").asString()).isEqualTo("You ended the session.");
			assertThat(terminal.closed()).isEqualTo(1000);
		}
		assertThat(server.traces()).isEmpty();
		assertThat(server.data().resolve("run")).isEmptyDirectory();
		assertThat(this.learner.call("GET", "/api/session").statusCode()).isEqualTo(404);
		assertThat(this.learner.call("POST", "/api/session").statusCode()).isEqualTo(201);
	}

	@Test
	void leavesNothingWhenItEndsWhileItStarts() throws Exception {
		try (ExecutorService browser = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<HttpResponse<String>> start = browser.submit(() -> this.learner.call("POST", "/api/session"));
			while (!start.isDone()) {
				server.part(Sessions.class).endAll("The test ends it.");
				Thread.sleep(20);
			}
			start.get();
		}
		server.part(Sessions.class).endAll("The test ends it.");
		assertThat(server.traces()).isEmpty();
	}

	@Test
	void hasMoreTerminalsThatShareItsHome() {
		this.learner.session();
		HttpResponse<String> added = this.learner.call("POST", "/api/session/terminals");
		assertThat(added.statusCode()).isEqualTo(201);
		String second = this.learner.session().at("/terminals/1/id").asString();
		assertThat(added.body()).contains(second);
		assertThat(this.learner.call("POST", "/api/session/terminals").statusCode()).isEqualTo(409);
		try (TerminalClient one = this.learner.connect(); TerminalClient two = this.learner.connect(second)) {
			two.hello(80, 24, null);
			one.type("echo hello > ~/note; echo w''rote\n");
			one.sees("wrote");
			two.type("cat ~/note\n");
			two.sees("hello");
			assertThat(this.learner.call("DELETE", "/api/session/terminals/" + second).statusCode()).isEqualTo(204);
			two.event("ending");
			one.type("echo still-$((1))\n");
			one.sees("still-1");
		}
		assertThat(this.learner.call("DELETE", "/api/session/terminals/" + second).statusCode()).isEqualTo(404);
		assertThat(this.learner.session().get("terminals")).hasSize(1);
	}

	@Test
	void reachesItsOwnSocketOnly() {
		try (TerminalClient terminal = this.learner.connect()) {
			terminal.type("docker version --format 'server={{.Server.Os}}'; id -u; ls /run/quayside\n");
			terminal.sees("server=linux").sees("docker.sock");
			terminal.type("touch /run/quayside/x; ip addr | grep -c eth; echo do''ne\n");
			terminal.sees("done");
			assertThat(Files.exists(server.data().resolve("run/x"))).isFalse();
		}
	}

}
