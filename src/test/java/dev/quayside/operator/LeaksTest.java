package dev.quayside.operator;

import java.util.List;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a crash left is told to Prometheus once the reaper has removed it.
 */
class LeaksTest {

	private static final String LEAK = "quayside_leaks_total{kind=\"";

	@Test
	void eachKindIsCounted() {
		try (Server server = Server.run(); Visitor visitor = new Visitor(server)) {
			assertThat(leaks(visitor)).hasSize(6).allMatch((line) -> line.endsWith(" 0.0"));
			Learner learner = new Learner(server);
			String session = learner.session().at("/id").asString();
			try (TerminalClient terminal = learner.connect()) {
				terminal.type("docker network create own; "
						+ "docker run -d --name web --network own -v data:/data alpine sleep 1000; echo do''ne\n");
				terminal.sees("done");
			}
			leaveANamelessImage(session, server.part(InstanceId.class).value());
			server.part(JdbcClient.class).sql("delete from sessions").update();
			server.stop();
			server.start();
			assertThat(server.traces()).isEmpty();
			assertThat(leaks(visitor)).contains(LEAK + "containers\"} 2.0", LEAK + "networks\"} 1.0",
					LEAK + "volumes\"} 2.0", LEAK + "images\"} 1.0", LEAK + "folders\"} 1.0", LEAK + "engines\"} 1.0");
		}
	}

	/** As a build that was cut off leaves it. */
	private static void leaveANamelessImage(String session, String instance) {
		Docker raw = Docker.on(Docker.RAW);
		String container = raw.run("create", "alpine").out().strip();
		Docker.Result made = raw.run("commit", "--change", "LABEL " + SessionLabels.SESSION + "=" + session, "--change",
				"LABEL " + SessionLabels.INSTANCE + "=" + instance, container);
		raw.run("rm", container);
		assertThat(made.exit()).as(made.all()).isZero();
	}

	private static List<String> leaks(Visitor visitor) {
		return visitor.get("/actuator/prometheus").body().lines().filter((line) -> line.startsWith(LEAK)).toList();
	}

}
