package dev.quayside.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionBounds;
import dev.quayside.testing.Learner;
import dev.quayside.testing.Server;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * All that a session runs is within one control group, and all sessions within another.
 */
class SessionBoundsTest {

	private static Server server;

	@BeforeAll
	static void start() {
		assumeThat(Docker.on(Docker.RAW).run("info", "--format", "{{.CgroupDriver}} {{.CgroupVersion}}").out())
			.startsWith("cgroupfs 1");
		server = Server.run("--quayside.bounds.awake=1s", "--quayside.bounds.memory=300MB",
				"--quayside.bounds.processes=64");
	}

	@AfterAll
	static void stop() {
		if (server != null) {
			server.close();
		}
	}

	@Test
	void holdTheWorkspaceAndWhatTheLearnerRuns() throws Exception {
		Learner learner = new Learner(server);
		String session = learner.session().at("/id").asString();
		Path all = Path.of("quayside", server.part(InstanceId.class).value());
		Path own = all.resolve(session);
		try (TerminalClient terminal = learner.connect()) {
			terminal.type("docker run -d --name web alpine sleep 1000; echo do''ne\n");
			terminal.sees("done");
			terminal.type("docker run -d alpine sh -c '(head -c 50m /dev/zero; sleep 1000) | tail'; echo fi''lled\n");
			terminal.sees("filled");
			SessionBounds bounds = server.part(SessionBounds.class);
			while (bounds.memory(Long.MAX_VALUE) < 50 << 20) {
				Thread.sleep(100);
			}
			assertThat(bounds.memory(1 << 20)).isEqualTo(1 << 20);
			assertThat(number("memory", own, "memory.limit_in_bytes")).isEqualTo(300L << 20);
			assertThat(number("pids", own, "pids.max")).isEqualTo(64);
			assertThat(number("pids", own, "pids.current")).isGreaterThanOrEqualTo(2);
			assertThat(number("memory", all, "memory.limit_in_bytes")).isLessThan(memory());
			assertThat(number("pids", all, "pids.max")).isGreaterThan(1000);
			Path servers = Path.of("quayside");
			assertThat(number("memory", servers, "memory.limit_in_bytes")).isLessThan(memory());
			assertThat(number("pids", servers, "pids.max")).isEqualTo(number("pids", all, "pids.max"));
			assertThat(number("cpu", servers, "cpu.shares")).as("beside the rest of the machine").isEqualTo(512);
			assertThat(number("cpu", all, "cpu.cfs_quota_us"))
				.isLessThan(Runtime.getRuntime().availableProcessors() * 100_000L);
			terminal.type("echo pa''rent=$(docker inspect -f '{{.HostConfig.CgroupParent}}' web).\n");
			terminal.sees("parent=.");
			assertThat(number("cpu", own, "cpu.shares")).as("while somebody types").isEqualTo(1024);
			while (number("cpu", own, "cpu.shares") == 1024) {
				Thread.sleep(200);
			}
			terminal.type("# awake\n");
			terminal.sees("awake");
			assertThat(number("cpu", own, "cpu.shares")).isEqualTo(1024);
		}
		learner.call("DELETE", "/api/session");
		assertThat(Path.of("/sys/fs/cgroup/memory").resolve(own)).doesNotExist();
		assertThat(Path.of("/sys/fs/cgroup/cpu").resolve(own)).doesNotExist();
	}

	private static long number(String controller, Path group, String file) throws IOException {
		return Long
			.parseLong(Files.readString(Path.of("/sys/fs/cgroup", controller).resolve(group).resolve(file)).strip());
	}

	private static long memory() throws IOException {
		return 1024 * Long.parseLong(Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("[^0-9]", ""));
	}

}
