package dev.quayside.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class RawInputTest {

	private final TestSession session;

	RawInputTest(@Autowired Gateway gateway) throws IOException {
		this.session = new TestSession(gateway);
	}

	@BeforeEach
	void start() {
		this.session.docker().run("pull", "-q", "alpine");
		this.session.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600");
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@Test
	void whatIsSentTogetherWithTheRequestReachesTheProcess() throws IOException {
		String made = this.session.request("POST", "/v1.41/containers/web/exec",
				"{\"AttachStdin\":true,\"AttachStdout\":true,\"Cmd\":[\"cat\"]}");
		String exec = made.replaceAll("(?s).*\"Id\":\"([0-9a-f]{64})\".*", "$1");
		String start = "{\"Tty\":false}";
		assertThat(this.session.raw("POST /v1.41/exec/" + exec
				+ "/start HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n"
				+ "Content-Type: application/json\r\nContent-Length: " + start.length() + "\r\n\r\n" + start
				+ "sent ahead\n"))
			.startsWith("HTTP/1.1 101")
			.endsWith("sent ahead\n");
	}

	@Test
	void muchInputAndOutputComeWhole() {
		assertThat(this.session.docker()
			.shell("f=$(mktemp) && head -c 8000001 /dev/urandom >$f && docker exec -i web cat <$f | cmp - $f && echo same; "
					+ "rm $f")
			.all()).isEqualTo("same\n");
	}

}
