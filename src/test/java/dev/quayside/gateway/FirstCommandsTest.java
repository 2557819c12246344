package dev.quayside.gateway;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class FirstCommandsTest {

	@Autowired
	Gateway gateway;

	@Autowired
	RecordingUpstream upstream;

	TestSession session;

	FirstCommandsTest(@Autowired Gateway gateway) throws IOException {
		this.session = new TestSession(gateway);
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@Test
	void theFirstRunFindsNoImageAndPullsIt() {
		Docker.Result run = this.session.docker().run("run", "alpine", "echo", "hello from alpine");
		assertThat(run.err()).contains("Unable to find image 'alpine:latest' locally")
			.contains("latest: Pulling from library/alpine")
			.contains("Status: Downloaded newer image for alpine:latest");
		assertThat(run.out()).isEqualTo("hello from alpine\n");
		assertThat(run.exit()).isZero();
	}

	@Test
	void inputReachesTheContainerAndItsEndCutsNoOutput() {
		this.session.docker().run("pull", "alpine");
		Docker.Result run = this.session.docker()
			.runWithInput("one\ntwo\n", "run", "--rm", "-i", "alpine", "sh", "-c", "cat; sleep 0.3; echo after-eof");
		assertThat(run.all()).isEqualTo("one\ntwo\nafter-eof\n");
	}

	@Test
	void aDetachedExecReturnsAtOnce() throws IOException {
		this.session.docker().run("pull", "alpine");
		this.session.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600");
		String made = this.session.request("POST", "/v1.41/containers/web/exec", "{\"Cmd\":[\"true\"]}");
		String id = made.replaceAll("(?s).*\"Id\":\"([0-9a-f]+)\".*", "$1");
		String started = this.session.request("POST", "/v1.41/exec/" + id + "/start", "{\"Detach\":true}");
		assertThat(started).startsWith("HTTP/1.1 200").contains("Content-Length: 0\r\n");
		assertThat(this.session.docker().run("exec", "-d", "web", "true").exit()).isZero();
	}

}
