package dev.quayside.session;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import dev.quayside.engine.Engine;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a failure left behind is found and removed, and nothing else is.
 */
class ReaperTest {

	private static final Server server = Server.run();

	private final Docker raw = Docker.on(Docker.RAW);

	private final SessionId gone = SessionId.random();

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void endAll() {
		server.part(Sessions.class).endAll("The test is over.");
	}

	@Test
	void removesWhatNoSessionHas() throws IOException {
		Map<String, String> labels = labels(server.part(InstanceId.class).value(), SessionLabels.ROLE_LEARNER);
		succeed("network", "create", "--label", label(labels, 0), "--label", label(labels, 1), "--label",
				label(labels, 2), "--subnet", "10.199.77.0/28", "qs" + this.gone + "-net");
		server.part(Engine.class).createVolume("qs" + this.gone + "-data", labels);
		Files.createDirectory(server.data().resolve("run").resolve(this.gone.value()));
		ReaperFinds finds = server.part(Reaper.class).reap();
		assertThat(finds).isEqualTo(new ReaperFinds(0, 1, 1, 0, 1, 0));
		assertThat(server.data().resolve("run").resolve(this.gone.value())).doesNotExist();
		assertThat(server.traces()).isEmpty();
		assertThat(server.part(Reaper.class).reap()).isEqualTo(ReaperFinds.NONE);
		assertThat(server.part(Reaper.class).total().networks()).isOne();
	}

	@Test
	void goesOnWhereOneThingCannotBeRemoved() throws IOException {
		String held = "qs" + this.gone + "-held";
		server.part(Engine.class)
			.createVolume(held, labels(server.part(InstanceId.class).value(), SessionLabels.ROLE_LEARNER));
		SessionId other = SessionId.random();
		Files.createDirectory(server.data().resolve("run").resolve(other.value()));
		succeed("create", "--name", held, "-v", held + ":/data", "alpine");
		try {
			assertThat(server.part(Reaper.class).reap()).isEqualTo(new ReaperFinds(0, 0, 0, 0, 1, 0));
			assertThat(server.data().resolve("run").resolve(other.value())).doesNotExist();
		}
		finally {
			this.raw.run("rm", held);
		}
		assertThat(server.part(Reaper.class).reap()).isEqualTo(new ReaperFinds(0, 0, 1, 0, 0, 0));
	}

	@Test
	void removesImagesOfASessionWhoseEndFailed() {
		String image = "quayside.invalid/qs" + this.gone + "/xmine:latest";
		succeed("tag", "alpine", image);
		server.part(JdbcClient.class)
			.sql("insert into gateway_session (session_id) values (?)")
			.param(this.gone.value())
			.update();
		assertThat(server.part(Reaper.class).reap().engines()).isOne();
		assertThat(this.raw.run("image", "inspect", image).exit()).isNotZero();
		assertThat(this.raw.run("image", "inspect", "alpine").exit()).isZero();
	}

	@Test
	void removesVolumesWithoutANameThatTheirContainerDidNotTakeAlong() {
		Learner learner = new Learner(server);
		String session = learner.session().at("/id").asString();
		Docker docker = Docker.on(server.data().resolve("run").resolve(session).resolve("docker.sock"));
		assertThat(docker.run("run", "-d", "--rm", "--name", "web", "-v", "/data", "alpine", "sleep", "1000").exit())
			.isZero();
		assertThat(server.part(Reaper.class).reap()).isEqualTo(ReaperFinds.NONE);
		assertThat(unnamed(session)).hasSize(1);
		assertThat(docker.run("inspect", "--format", "{{json .HostConfig.Mounts}}", "web").out()).isEqualTo("null\n");
		assertThat(docker.run("rm", "-f", "web").exit()).isZero();
		assertThat(unnamed(session)).isEmpty();
		this.raw.run("volume", "create", "--label", SessionLabels.SESSION + "=" + session, "--label",
				SessionLabels.ROLE + "=" + SessionLabels.ROLE_UNNAMED, "--label",
				SessionLabels.INSTANCE + "=" + server.part(InstanceId.class).value());
		assertThat(server.part(Reaper.class).reap().volumes()).isOne();
		assertThat(unnamed(session)).isEmpty();
	}

	@Test
	void leavesAloneWhatAnotherServerMade() {
		String other = "quayside-test-" + this.gone;
		Engine engine = server.part(Engine.class);
		engine.createVolume(other, labels("anotherserve", SessionLabels.ROLE_LEARNER));
		String image = "quayside.invalid/qs" + this.gone + "/xtheirs:latest";
		succeed("tag", "alpine", image);
		try {
			assertThat(server.part(Reaper.class).reap()).isEqualTo(ReaperFinds.NONE);
			assertThat(this.raw.run("volume", "inspect", other).exit()).isZero();
			assertThat(this.raw.run("image", "inspect", image).exit()).isZero();
		}
		finally {
			engine.removeVolume(other);
			this.raw.run("rmi", image);
		}
	}

	private List<String> unnamed(String session) {
		return this.raw
			.run("volume", "ls", "-q", "--filter", "label=" + SessionLabels.SESSION + "=" + session, "--filter",
					"label=" + SessionLabels.ROLE + "=" + SessionLabels.ROLE_UNNAMED)
			.out()
			.lines()
			.toList();
	}

	private Map<String, String> labels(String instance, String role) {
		return Map.of(SessionLabels.INSTANCE, instance, SessionLabels.SESSION, this.gone.value(), SessionLabels.ROLE,
				role);
	}

	private static String label(Map<String, String> labels, int at) {
		Map.Entry<String, String> label = List.copyOf(labels.entrySet()).get(at);
		return label.getKey() + "=" + label.getValue();
	}

	private void succeed(String... command) {
		Docker.Result done = this.raw.run(command);
		assertThat(done.exit()).as(done.all()).isZero();
	}

}
