package dev.quayside;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import dev.quayside.engine.UnixUpstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.SessionLabels;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EndSessionsTest {

	@Test
	void leavesNothingOfAServerThatStopped() throws IOException {
		try (Server server = Server.run()) {
			Learner learner = new Learner(server);
			try (TerminalClient terminal = learner.connect()) {
				terminal.type("docker run -d --name web alpine sleep 1000; echo do''ne\n");
				terminal.sees("done");
			}
			// the workspace, its home, the learner's container, and the network of that
			assertThat(server.traces()).hasSize(4);
			server.stop();
			QuaysideApplication.main(new String[] { "end-sessions", "--quayside.data=" + server.data() });
			assertThat(server.data().resolve("run")).isEmptyDirectory();
			for (String kind : List.of("containers/json?all=1&", "volumes?", "networks?")) {
				assertThat(labelled(kind, server)).doesNotContain("dev.quayside");
			}
			server.start();
			assertThat(learner.call("GET", "/api/session").statusCode()).isEqualTo(404);
		}
	}

	private static String labelled(String kind, Server server) throws IOException {
		String instance = Files.readString(server.data().resolve("instance")).strip();
		String filters = URLEncoder.encode("{\"label\":[\"" + SessionLabels.INSTANCE + "=" + instance + "\"]}",
				StandardCharsets.UTF_8);
		UnixUpstream daemon = new UnixUpstream(Path.of("/var/run/docker.sock"));
		try (UpstreamResponse answer = daemon.send(UpstreamRequest.of("GET", "/" + kind + "filters=" + filters))) {
			assertThat(answer.status()).isEqualTo(200);
			return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
