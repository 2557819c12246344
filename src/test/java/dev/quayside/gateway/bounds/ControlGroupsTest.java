package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import dev.quayside.engine.UnixUpstream;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.daemon.Daemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What is written to which control group.
 */
class ControlGroupsTest {

	private static final BoundsProperties BOUNDS = new BoundsProperties(DataSize.ofGigabytes(1), 1, 100,
			DataSize.ofBytes(0), 0, 0, Duration.ofHours(1), DataSize.ofGigabytes(1), 2000, DataSize.ofBytes(0),
			Duration.ofSeconds(1));

	@TempDir
	private Path root;

	@BeforeEach
	void aDaemonThatKeepsThemAsFiles() {
		assumeThat(Docker.on(Docker.RAW).run("info", "--format", "{{.CgroupDriver}} {{.CgroupVersion}}").out())
			.startsWith("cgroupfs 1");
	}

	@Test
	void allServersOfAMachineAreBoundedTogetherAsEachIs() throws IOException {
		SessionId session = SessionId.random();
		groups("one").open(session);
		groups("other").open(session);
		for (String file : new String[] { "memory/{}/memory.limit_in_bytes", "cpu/{}/cpu.cfs_quota_us",
				"cpu/{}/cpu.shares", "pids/{}/pids.max" }) {
			assertThat(read(file, "quayside")).isEqualTo(read(file, "quayside/one"))
				.isEqualTo(read(file, "quayside/other"));
		}
	}

	@Test
	void thereAreNoMoreProcessesThanNumbersNorThanThreads() throws IOException {
		Files.writeString(this.root.resolve("pid_max"), "4194304\n");
		Files.writeString(this.root.resolve("threads-max"), "15000\n");
		assertThat(ControlGroups.mostProcesses(this.root)).isEqualTo(15000);
		Files.writeString(this.root.resolve("pid_max"), "8000\n");
		assertThat(ControlGroups.mostProcesses(this.root)).isEqualTo(8000);
	}

	@Test
	void whoTypesOnInASessionThatBeganAnewGoesBeforeOthersAgain() throws Exception {
		SessionId session = SessionId.random();
		ControlGroups groups = groups("one");
		groups.open(session);
		String idle = weight(session);
		groups.typed(session);
		awaitOtherThan(idle, session);
		groups.open(session);
		assertThat(weight(session)).isEqualTo(idle);
		groups.typed(session);
		awaitOtherThan(idle, session);
	}

	private ControlGroups groups(String instance) {
		return new ControlGroups(new Daemon(new UnixUpstream(Docker.RAW)), new InstanceId(instance), BOUNDS, this.root);
	}

	private void awaitOtherThan(String idle, SessionId session) throws Exception {
		for (int i = 0; i < 300 && (weight(session).equals(idle) || weight(session).isEmpty()); i++) {
			Thread.sleep(100);
		}
		assertThat(weight(session)).isEqualTo("1024");
	}

	private String weight(SessionId session) throws IOException {
		return read("cpu/{}/cpu.shares", "quayside/one/" + session);
	}

	private String read(String file, String group) throws IOException {
		return Files.readString(this.root.resolve(file.replace("{}", group)));
	}

}
