package dev.quayside.gateway;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestPropertySource(
		properties = { "quayside.gateway.containers=3", "quayside.gateway.running=1", "quayside.gateway.memory=64MB",
				"quayside.gateway.processes=20", "quayside.gateway.execs=2", "quayside.gateway.connections=8" })
class LimitsTest {

	private final TestSession session;

	LimitsTest(@Autowired Gateway gateway) throws IOException {
		this.session = new TestSession(gateway);
	}

	@BeforeEach
	void pull() {
		this.session.docker().run("pull", "-q", "alpine");
	}

	@AfterEach
	void end() {
		this.session.close();
	}

	@Test
	void everyContainerHasTheLimitsWhateverWasAsked() {
		this.session.docker()
			.run("create", "--name", "big", "--memory", "8g", "--cpus", "2", "--pids-limit", "-1", "--security-opt",
					"seccomp=unconfined", "--log-driver", "syslog", "alpine");
		String host = this.session.docker()
			.run("inspect", "--format",
					"{{with .HostConfig}}{{.Memory}} {{.MemorySwap}} {{.NanoCpus}} {{.PidsLimit}} {{.CapDrop}} "
							+ "{{.SecurityOpt}} {{.LogConfig.Type}} {{.NetworkMode}} {{.Privileged}}{{end}}",
					"big")
			.out();
		assertThat(host.strip())
			.isEqualTo("67108864 67108864 1000000000 20 [ALL] [no-new-privileges:true] json-file default false");
	}

	@Test
	void aLearnerMayLowerALimit() {
		this.session.docker().run("create", "--name", "small", "--memory", "16m", "--pids-limit", "5", "alpine");
		assertThat(this.session.docker()
			.run("inspect", "--format", "{{.HostConfig.Memory}} {{.HostConfig.PidsLimit}}", "small")
			.out()).isEqualTo("16777216 5\n");
	}

	@Test
	void theProcessesOfAContainerHaveTheShortListOfCapabilities() {
		String status = this.session.docker()
			.run("run", "--rm", "alpine", "grep", "-E", "CapEff|CapBnd|NoNewPrivs", "/proc/self/status")
			.out();
		// CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, SETGID, SETUID, NET_BIND_SERVICE
		assertThat(status.replaceAll("\\s+", " ").strip())
			.isEqualTo("CapEff: 00000000000004fb CapBnd: 00000000000004fb NoNewPrivs: 1");
	}

	@Test
	void moreContainersThanAllowedAreRefusedWithAWayOut() {
		for (int i = 0; i < 3; i++) {
			assertThat(this.session.docker().run("create", "alpine").exit()).isZero();
		}
		assertThat(this.session.docker().run("create", "alpine").err())
			.contains("This session has 3 containers, the most it may have; remove some");
		this.session.docker().run("container", "prune", "-f");
		assertThat(this.session.docker().run("create", "alpine").exit()).isZero();
	}

	@Test
	void moreRunningContainersThanAllowedAreRefusedWithAWayOut() {
		this.session.docker().run("run", "-d", "--name", "one", "alpine", "sleep", "600");
		assertThat(this.session.docker().run("run", "-d", "alpine", "sleep", "600").err())
			.contains("This session has 1 running containers, the most it may have; stop one first");
		this.session.docker().run("rm", "-f", "one");
		assertThat(this.session.docker().run("run", "-d", "alpine", "sleep", "600").exit()).isZero();
	}

	@Test
	void aPausedContainerCountsAsRunning() {
		this.session.docker().run("run", "-d", "--name", "one", "alpine", "sleep", "600");
		this.session.docker().run("pause", "one");
		assertThat(this.session.docker().run("run", "-d", "alpine", "sleep", "600").err())
			.contains("This session has 1 running containers");
		assertThat(this.session.docker().run("unpause", "one").exit()).isZero();
	}

	@Test
	void aRestartCannotStartMoreThanAllowed() {
		this.session.docker().run("run", "-d", "--name", "one", "alpine", "sleep", "600");
		this.session.docker().run("create", "--name", "two", "alpine", "sleep", "600");
		assertThat(this.session.docker().run("restart", "-t", "0", "two").err())
			.contains("This session has 1 running containers");
		assertThat(this.session.docker().run("restart", "-t", "0", "one").exit()).isZero();
	}

	@Test
	void startsAtTheSameTimeCannotStartMoreThanAllowed() {
		List<String> names = List.of("one", "two", "three");
		for (String name : names) {
			this.session.docker().run("create", "--name", name, "alpine", "sleep", "600");
		}
		try (ExecutorService learners = Executors.newVirtualThreadPerTaskExecutor()) {
			names.forEach((name) -> learners.submit(() -> this.session.docker().run("start", name)));
		}
		assertThat(this.session.docker().run("ps", "-q").out().lines()).hasSize(1);
	}

	@Test
	void moreProcessesOfExecThanAllowedAreRefused() throws IOException {
		this.session.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600");
		String exec = "{\"Cmd\":[\"true\"]}";
		for (int i = 0; i < 2; i++) {
			assertThat(this.session.request("POST", "/v1.41/containers/web/exec", exec)).startsWith("HTTP/1.1 201");
		}
		assertThat(this.session.request("POST", "/v1.41/containers/web/exec", exec)).startsWith("HTTP/1.1 409")
			.contains("2 processes of docker exec");
		this.session.docker().run("restart", "-t", "0", "web");
		assertThat(this.session.docker().run("exec", "web", "echo", "again").out()).isEqualTo("again\n");
	}

	@Test
	void processesOfExecThatWereMadeBeforeARestartOfTheServerAreCounted() throws IOException {
		this.session.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600");
		String exec = "{\"Cmd\":[\"true\"]}";
		String made = this.session.request("POST", "/v1.41/containers/web/exec", exec);
		String id = made.replaceAll("(?s).*\"Id\":\"([0-9a-f]{64})\".*", "$1");
		this.session.reopen();
		assertThat(this.session.request("POST", "/v1.41/exec/" + id + "/start", "{\"Detach\":true}"))
			.startsWith("HTTP/1.1 200");
		this.session.request("POST", "/v1.41/containers/web/exec", exec);
		this.session.request("POST", "/v1.41/containers/web/exec", exec);
		assertThat(this.session.request("POST", "/v1.41/containers/web/exec", exec)).startsWith("HTTP/1.1 409");
	}

	@Test
	void processesOfExecMadeAtTheSameTimeAreCounted() {
		this.session.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600");
		List<String> answers = new CopyOnWriteArrayList<>();
		try (ExecutorService learners = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 6; i++) {
				learners.submit(() -> answers
					.add(this.session.request("POST", "/v1.41/containers/web/exec", "{\"Cmd\":[\"true\"]}")));
			}
		}
		assertThat(answers).hasSize(6).filteredOn((answer) -> answer.startsWith("HTTP/1.1 201")).hasSize(2);
	}

	@Test
	void anExecThatEndedGivesItsPlaceBack() {
		this.session.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600");
		for (int i = 0; i < 5; i++) {
			assertThat(this.session.docker().run("exec", "web", "echo", "here").out()).isEqualTo("here\n");
		}
	}

	@Test
	void anExecMayNotCarryALargeBody() throws IOException {
		this.session.docker().run("create", "--name", "web", "alpine");
		String exec = "{\"Cmd\":[\"true\"],\"Env\":[" + "\"A=%s\",".formatted("x".repeat(20_000)).repeat(4)
				+ "\"B=1\"]}";
		assertThat(this.session.request("POST", "/v1.41/containers/web/exec", exec)).startsWith("HTTP/1.1 413");
	}

	/**
	 * Each that is told why holds a file descriptor of the server for a moment: a session
	 * that opens connections in a loop would take them all.
	 */
	@Test
	void connectionsFarBeyondTheLimitAreCutWithoutAWord() throws IOException {
		List<SocketChannel> channels = new ArrayList<>();
		try {
			for (int i = 0; i < 40; i++) {
				channels.add(SocketChannel.open(UnixDomainSocketAddress.of(this.session.socket())));
			}
			List<String> answers = new ArrayList<>();
			for (SocketChannel channel : channels.subList(8, 40)) {
				answers.add(new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8));
			}
			assertThat(answers).anyMatch((answer) -> answer.contains("too many connections"));
			assertThat(answers).contains("");
		}
		finally {
			for (SocketChannel channel : channels) {
				channel.close();
			}
		}
	}

	@Test
	void aContainerThatRemovedItselfGivesItsNameBack() {
		for (int i = 0; i < 5; i++) {
			Docker.Result run = this.session.docker().run("run", "--rm", "--name", "again", "alpine", "true");
			assertThat(run.exit()).as(run.err()).isZero();
		}
	}

	@Test
	void noUpdateLiftsALimit() throws IOException {
		this.session.docker().run("create", "--name", "web", "--memory", "16m", "--pids-limit", "5", "alpine");
		for (String body : List.of("{}", "{\"Memory\":0,\"MemorySwap\":-1,\"PidsLimit\":0}",
				"{\"Memory\":8589934592,\"MemorySwap\":-1,\"PidsLimit\":-1,\"NanoCpus\":64000000000}")) {
			assertThat(this.session.request("POST", "/v1.41/containers/web/update", body)).startsWith("HTTP/1.1 200");
			assertThat(this.session.docker()
				.run("inspect", "--format",
						"{{with .HostConfig}}{{.Memory}} {{.MemorySwap}} {{.PidsLimit}} {{.NanoCpus}}{{end}}", "web")
				.out()
				.strip())
				.isEqualTo(body.contains("8589934592") ? "67108864 67108864 20 1000000000"
						: "16777216 16777216 5 1000000000");
		}
	}

}
