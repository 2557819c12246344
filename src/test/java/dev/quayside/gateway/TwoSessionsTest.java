package dev.quayside.gateway;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class TwoSessionsTest {

	private final TestSession ann;

	private final TestSession bob;

	TwoSessionsTest(@Autowired Gateway gateway) throws IOException {
		this.ann = new TestSession(gateway);
		this.bob = new TestSession(gateway);
	}

	@BeforeEach
	void bothRunAContainerOfTheSameName() {
		for (TestSession session : new TestSession[] { this.ann, this.bob }) {
			session.docker().run("pull", "-q", "alpine");
			Docker.Result run = session.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600");
			assertThat(run.exit()).as(run.err()).isZero();
		}
	}

	@AfterEach
	void end() {
		this.ann.close();
		this.bob.close();
	}

	@Test
	void eachSeesItsOwnContainerOnly() {
		String ids = this.ann.docker().run("ps", "-aq", "--no-trunc").out();
		assertThat(ids.lines()).hasSize(1);
		assertThat(this.bob.docker().run("ps", "-aq", "--no-trunc").out()).isNotEqualTo(ids);
		assertThat(this.ann.docker().run("ps", "--format", "{{.Names}} {{.Image}}").out()).isEqualTo("web alpine\n");
	}

	@Test
	void noneCanNameTheOthersContainerByItsId() {
		String id = idOf(this.ann, "web");
		for (String reference : new String[] { id, id.substring(0, 12), id.substring(0, 6),
				"qs" + this.ann.id() + "-web", "/qs" + this.ann.id() + "-web" }) {
			for (String command : new String[] { "stop", "rm", "inspect", "logs", "start", "kill", "top", "attach" }) {
				Docker.Result result = this.bob.docker().run(command, reference);
				assertThat(result.exit()).as("docker %s %s", command, reference).isNotZero();
				assertThat(result.err().toLowerCase(Locale.ROOT)).contains("no such");
			}
			assertThat(this.bob.docker().run("exec", reference, "true").exit()).isNotZero();
		}
		assertThat(this.ann.docker().run("ps", "-q").out()).isNotEmpty();
	}

	@Test
	void noneCanJoinTheOthersContainer() {
		String id = idOf(this.ann, "web");
		for (String option : new String[] { "--network=container:" + id, "--pid=container:" + id,
				"--ipc=container:" + id, "--volumes-from=" + id, "--link=" + id }) {
			Docker.Result result = this.bob.docker().run("run", option, "alpine", "true");
			assertThat(result.exit()).as(option).isEqualTo(125);
			assertThat(result.err()).as(option).contains("Error response from daemon");
		}
	}

	@Test
	void noneCanUseTheOthersExec() throws IOException {
		String made = this.ann.request("POST", "/v1.41/containers/web/exec", "{\"Cmd\":[\"true\"]}");
		String exec = made.replaceAll("(?s).*\"Id\":\"([0-9a-f]{64})\".*", "$1");
		assertThat(exec).hasSize(64);
		assertThat(this.bob.raw("GET /v1.41/exec/" + exec + "/json HTTP/1.1\r\nHost: docker\r\n\r\n"))
			.startsWith("HTTP/1.1 404");
		assertThat(this.bob.request("POST", "/v1.41/exec/" + exec + "/start", "{\"Detach\":true}"))
			.startsWith("HTTP/1.1 404");
		assertThat(this.ann.request("POST", "/v1.41/exec/" + exec + "/start", "{\"Detach\":true}"))
			.startsWith("HTTP/1.1 200");
	}

	@Test
	void removingAllOfOnesOwnLeavesTheOthers() {
		this.ann.docker().shell("docker rm -f $(docker ps -aq)");
		assertThat(this.ann.docker().run("ps", "-aq").out()).isEmpty();
		assertThat(this.bob.docker().run("ps", "-q").out().lines()).hasSize(1);
	}

	@Test
	void pruningRemovesOnesOwnStoppedContainersOnly() {
		this.ann.docker().run("stop", "-t", "0", "web");
		this.bob.docker().run("stop", "-t", "0", "web");
		assertThat(this.ann.docker().run("container", "prune", "-f").out()).contains("Deleted Containers:");
		assertThat(this.ann.docker().run("ps", "-aq").out()).isEmpty();
		assertThat(this.bob.docker().run("ps", "-aq").out().lines()).hasSize(1);
	}

	@Test
	void aSessionThatIsOpenedAgainFindsItsContainers() {
		this.ann.reopen();
		assertThat(this.ann.docker().run("ps", "--format", "{{.Names}}").out()).isEqualTo("web\n");
		assertThat(this.ann.docker().run("image", "ls", "-q").out()).isNotEmpty();
	}

	private static String idOf(TestSession session, String name) {
		return session.docker().run("ps", "-aq", "--no-trunc", "--filter", "name=" + name).out().strip();
	}

}
