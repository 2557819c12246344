package dev.quayside.gateway;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestPropertySource(properties = { "quayside.gateway.containers=3", "quayside.gateway.running=1",
		"quayside.gateway.memory=64MB", "quayside.gateway.processes=20" })
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
			.isEqualTo("67108864 67108864 1000000000 20 [ALL] [no-new-privileges:true] json-file none false");
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
	void aContainerThatRemovedItselfGivesItsNameBack() {
		for (int i = 0; i < 5; i++) {
			Docker.Result run = this.session.docker().run("run", "--rm", "--name", "again", "alpine", "true");
			assertThat(run.exit()).as(run.err()).isZero();
		}
	}

}
