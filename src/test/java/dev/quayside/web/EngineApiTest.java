package dev.quayside.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quayside.testing.EventSource;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(Lifecycle.PER_CLASS)
class EngineApiTest {

	private Server server;

	@BeforeAll
	void start() {
		this.server = Server.run();
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	void whoHasNoSessionHasNoEngine() {
		Learner nobody = new Learner(this.server);
		for (String path : List.of("/api/session/engine", "/api/session/events")) {
			assertThat(nobody.call("GET", path).statusCode()).isEqualTo(404);
			assertThat(nobody.call("GET", path).body()).contains("You have no session; start one first.");
		}
	}

	@Test
	void anEngineIsShownWithTheFilesThatWereMadeInIt() {
		Learner ann = new Learner(this.server);
		try (TerminalClient terminal = ann.connect()) {
			terminal.type("docker run --name one alpine touch hello.txt; echo do''ne\n");
			terminal.sees("done");
			JsonNode engine = JsonMapper.shared().readTree(ann.call("GET", "/api/session/engine").body());
			assertThat(engine.at("/images/0/names/0").asString()).isEqualTo("alpine:latest");
			JsonNode one = engine.at("/containers/0");
			assertThat(one.path("name").asString()).isEqualTo("one");
			assertThat(one.path("status").asString()).isEqualTo("exited");
			assertThat(one.path("command").toString()).isEqualTo("[\"touch\",\"hello.txt\"]");
			assertThat(one.path("files").toString()).isEqualTo("[\"/hello.txt\"]");
		}
	}

	@Test
	void aStreamTellsTheStateAtOnceAndEachChangeToItsOwnSessionOnly() {
		Learner ann = new Learner(this.server);
		Learner bob = new Learner(this.server);
		try (TerminalClient terminal = ann.connect();
				TerminalClient _ = bob.connect();
				EventSource anns = ann.events();
				EventSource bobs = bob.events()) {
			assertThat(anns.next("state")).contains("\"containers\":[]");
			assertThat(bobs.next("state")).contains("\"containers\":[]");
			terminal.type("docker create --name web alpine\n");
			anns.until("state", (state) -> state.contains("\"name\":\"web\""));
			terminal.type("docker volume create data; docker rm web\n");
			anns.until("state", (state) -> state.contains("\"name\":\"data\"") && !state.contains("\"web\""));
			bob.call("DELETE", "/api/session");
			assertThat(bobs.next("end")).isEmpty();
			assertThat(bobs.heard()).noneMatch((event) -> event.contains("web") || event.contains("data"));
		}
	}

	@Test
	void ofTooManyPagesTheOldestIsLetGo() {
		Learner ann = new Learner(this.server);
		ann.session();
		List<EventSource> pages = new ArrayList<>();
		try {
			for (int i = 0; i < 9; i++) {
				pages.add(ann.events());
				pages.getLast().next("state");
			}
			assertThat(pages.getFirst().next("elsewhere")).isEmpty();
		}
		finally {
			pages.forEach(EventSource::close);
		}
	}

}
