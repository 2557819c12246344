package dev.quayside.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RawStreamTest {

	private final Upstream upstream = new UnixUpstream(Path.of("/var/run/docker.sock"));

	@Test
	void theEndOfTheInputIsPassedOnAndCutsNoOutput() throws IOException {
		try (GenericContainer<?> container = new GenericContainer<>("alpine:latest").withCommand("sleep", "600")) {
			container.start();
			String exec = exec(container.getContainerId(), "cat; sleep 1; echo after the end");
			UpstreamRequest start = UpstreamRequest.json("POST", "/exec/" + exec + "/start", json("{\"Tty\":false}"));
			try (UpstreamResponse stream = this.upstream.send(start.upgrading())) {
				assertThat(stream.status()).isEqualTo(101);
				try (OutputStream input = stream.output()) {
					input.write(json("to the end\n"));
				}
				assertThat(new String(stream.body().readAllBytes(), StandardCharsets.UTF_8)).contains("to the end\n",
						"after the end\n");
			}
		}
	}

	private String exec(String container, String command) throws IOException {
		byte[] body = json("{\"AttachStdin\":true,\"AttachStdout\":true,\"Cmd\":[\"sh\",\"-c\",\"" + command + "\"]}");
		try (UpstreamResponse answer = this.upstream
			.send(UpstreamRequest.json("POST", "/containers/" + container + "/exec", body))) {
			return new JsonMapper().readTree(answer.body()).path("Id").asString();
		}
	}

	private static byte[] json(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
