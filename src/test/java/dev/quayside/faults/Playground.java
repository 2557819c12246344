package dev.quayside.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import dev.quayside.gateway.Docker;
import dev.quayside.gateway.FreshDaemon;
import dev.quayside.testing.Learner;
import dev.quayside.testing.ServerProcess;

/**
 * A server in a process of its own, on a daemon of its own, whose files lie on a disk of
 * its own: all three can be harmed.
 */
final class Playground implements AutoCloseable {

	private static final Set<String> IMAGES = Set.of("alpine:latest", "quayside/workspace:latest");

	private final SmallDisk disk;

	private final FreshDaemon daemon;

	private final ServerProcess server;

	private boolean closed;

	private Playground(SmallDisk disk, FreshDaemon daemon, ServerProcess server) {
		this.disk = disk;
		this.daemon = daemon;
		this.server = server;
	}

	static Playground start() throws IOException {
		SmallDisk disk = new SmallDisk("4G");
		try {
			return on(disk, new FreshDaemon(List.of("--data-root=" + disk.folder())));
		}
		catch (IOException | RuntimeException | Error ex) {
			disk.close();
			throw ex;
		}
	}

	private static Playground on(SmallDisk disk, FreshDaemon daemon) throws IOException {
		try {
			daemon.load("alpine");
			daemon.load("quayside/workspace");
			return new Playground(disk, daemon,
					ServerProcess.run("--quayside.docker-socket=" + daemon.docker().socket(),
							"--quayside.docker-patience=10s", "--quayside.session.maximum=300",
							"--quayside.reaper.period=5s", "--quayside.gateway.network-pool=10.196.0.0/14"));
		}
		catch (IOException | RuntimeException | Error ex) {
			daemon.close();
			throw ex;
		}
	}

	SmallDisk disk() {
		return this.disk;
	}

	FreshDaemon daemon() {
		return this.daemon;
	}

	ServerProcess server() {
		return this.server;
	}

	Learner learner() {
		return new Learner(this.server.address());
	}

	Path socket(Learner learner) {
		return this.server.data().resolve("run").resolve(learner.session().at("/id").asString()).resolve("docker.sock");
	}

	Docker docker(Learner learner) {
		return Docker.on(socket(learner));
	}

	/** Ends the server with all sessions, and tells what is left of them anywhere. */
	List<String> remains() throws IOException {
		String instance = Files.readString(this.server.data().resolve("instance")).strip();
		this.server.close();
		this.closed = true;
		List<String> remains = new ArrayList<>();
		remains.addAll(said("ps", "-a", "--format", "container {{.Names}}"));
		remains.addAll(said("volume", "ls", "--format", "volume {{.Name}}"));
		remains.addAll(said("network", "ls", "--filter", "type=custom", "--format", "network {{.Name}}"));
		said("images", "--all", "--format", "{{.Repository}}:{{.Tag}}").stream()
			.filter((image) -> !IMAGES.contains(image))
			.forEach((image) -> remains.add("image " + image));
		for (String controller : List.of("memory", "cpu", "pids", "devices")) {
			Path group = Path.of("/sys/fs/cgroup", controller, "quayside", instance);
			if (Files.exists(group)) {
				remains.add("control group " + group);
			}
		}
		this.daemon.inItsNetwork("ip", "-o", "link", "show", "type", "bridge")
			.lines()
			.filter((line) -> !line.contains("docker0"))
			.forEach((line) -> remains.add("bridge " + line));
		this.daemon.inItsNetwork("ip", "-o", "link", "show", "type", "veth")
			.lines()
			.forEach((line) -> remains.add("interface " + line));
		try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"))) {
			mounts.filter((mount) -> mount.contains(this.disk.folder() + "/overlay2"))
				.forEach((mount) -> remains.add("mount " + mount));
		}
		return remains;
	}

	private List<String> said(String... command) {
		return this.daemon.docker().run(command).out().lines().toList();
	}

	@Override
	public void close() throws IOException {
		try (this.disk; this.daemon) {
			if (!this.closed) {
				this.server.close();
			}
		}
	}

}
