package dev.quayside.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class UnixUpstreamTest {

	private final Upstream upstream = new UnixUpstream(Path.of("/var/run/docker.sock"));

	@Test
	void readsAnAnswerOfTheDaemon() throws IOException {
		try (UpstreamResponse answer = this.upstream.send(UpstreamRequest.of("GET", "/version"))) {
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.header("content-type")).isEqualTo("application/json");
			assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8)).contains("\"ApiVersion\"");
		}
	}

	@Test
	void hasNoBodyAfterHead() throws IOException {
		try (UpstreamResponse answer = this.upstream.send(UpstreamRequest.of("HEAD", "/_ping"))) {
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.body().readAllBytes()).isEmpty();
		}
	}

	@Test
	void sendsABodyInChunks() throws IOException {
		UpstreamBody body = new UpstreamBody.Stream((out) -> out.write("{}".getBytes(StandardCharsets.UTF_8)));
		UpstreamRequest request = new UpstreamRequest("POST", "/containers/create",
				Map.of("Content-Type", "application/json"), body, false);
		try (UpstreamResponse answer = this.upstream.send(request)) {
			assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8)).contains("message");
		}
	}

	@Test
	void givesNoRawStreamWhenTheDaemonDidNotUpgrade() throws IOException {
		UpstreamRequest request = UpstreamRequest.of("POST", "/containers/nosuch/attach?stream=1").upgrading();
		try (UpstreamResponse answer = this.upstream.send(request)) {
			assertThat(answer.status()).isEqualTo(404);
			assertThatIllegalStateException().isThrownBy(answer::output);
		}
	}

	@Test
	void saysWhenNothingListens() {
		Upstream nowhere = new UnixUpstream(Path.of("/nonexistent/docker.sock"));
		assertThatIOException().isThrownBy(() -> nowhere.send(UpstreamRequest.of("GET", "/_ping")));
	}

}
