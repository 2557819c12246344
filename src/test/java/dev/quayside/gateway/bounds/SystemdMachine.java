package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import dev.quayside.gateway.Docker;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A machine whose systemd keeps the control groups of its daemon, in a container of this
 * machine's. Closing it leaves nothing but its image.
 */
final class SystemdMachine implements AutoCloseable {

	private static final int PATIENCE = 300; // tenths of a second

	private final String name = "quayside-systemd-" + UUID.randomUUID();

	private final Path folder;

	SystemdMachine() throws Exception {
		this.folder = Files.createTempDirectory("quayside-systemd");
		try {
			Process start = new ProcessBuilder("src/test/docker/systemd-machine", this.name, this.folder.toString())
				.inheritIO()
				.start();
			assertThat(start.waitFor()).isZero();
			for (int i = 0; i < PATIENCE && docker().run("version").exit() != 0; i++) {
				Thread.sleep(100);
			}
			Path archive = this.folder.resolve("image.tar");
			succeed(host().run("save", "--output", archive.toString(), "alpine"));
			succeed(docker().run("load", "--input", archive.toString()));
		}
		catch (Exception | Error ex) {
			close();
			throw ex;
		}
	}

	/** Whether this machine has what it is made of. */
	static boolean canBe() {
		return Files.isExecutable(Path.of("/usr/lib/systemd/systemd"));
	}

	Docker docker() {
		return Docker.on(this.folder.resolve("docker.sock"));
	}

	Slices slices() {
		String systemd = succeed(host().run("inspect", "--format={{.State.Pid}}", this.name)).strip();
		int version = Files.exists(Path.of("/sys/fs/cgroup/memory")) ? 1 : 2;
		return new Slices(List.of("docker", "exec", this.name, "systemctl"),
				Path.of("/proc", systemd, "root/sys/fs/cgroup"), version);
	}

	/** What a program prints there. */
	String run(String command) {
		return host().run("exec", this.name, "sh", "-c", command).out().strip();
	}

	@Override
	public void close() throws IOException {
		host().run("rm", "--force", "--volumes", this.name);
		for (String name : List.of("image.tar", "docker.sock")) {
			Files.deleteIfExists(this.folder.resolve(name));
		}
		Files.delete(this.folder);
	}

	private static Docker host() {
		return Docker.on(Docker.RAW);
	}

	static String succeed(Docker.Result result) {
		assertThat(result.exit()).as(result.all()).isZero();
		return result.out();
	}

}
