package dev.quayside.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docker-compose.yml} describes, as a project of its own with a data folder
 * and a port of its own.
 */
final class Composed implements AutoCloseable {

	private static final int TRIES = 600;

	private final String project;

	private final Path data;

	private final int port = freePort();

	private final Map<String, String> environment = new HashMap<>();

	/**
	 * Describes it, and starts nothing.
	 * @param project its name
	 * @param image of the server
	 * @param environment what somebody else would have in {@code .env}
	 */
	Composed(String project, String image, Map<String, String> environment) throws IOException {
		this.project = project;
		this.data = Files.createTempDirectory("qs");
		this.environment.putAll(environment);
		this.environment.putAll(Map.of("QUAYSIDE_IMAGE", image, "QUAYSIDE_PORT", Integer.toString(this.port),
				"QUAYSIDE_DATA", this.data.toString()));
	}

	String url() {
		return "http://localhost:" + this.port;
	}

	Path data() {
		return this.data;
	}

	String instance() throws IOException {
		return Files.readString(this.data.resolve("instance")).strip();
	}

	Ran run(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--project-name", this.project));
		all.addAll(List.of(arguments));
		return Ran.with(this.environment, "/usr/bin/docker-compose", all.toArray(String[]::new));
	}

	Ran succeed(String... arguments) {
		Ran ran = run(arguments);
		assertThat(ran.code()).as(ran.said()).isZero();
		return ran;
	}

	String logs() {
		return run("logs", "--no-color", "quayside").said();
	}

	/** Until the daemon has found that the server is well. */
	void awaitHealth() throws InterruptedException {
		String container = container();
		await("its health",
				() -> Ran.docker("inspect", "--format", "{{.State.Health.Status}}", container)
					.said()
					.strip()
					.equals("healthy"));
	}

	/** Until the server is well, which the daemon looks at now and then only. */
	void awaitAnswer() throws InterruptedException {
		String container = container();
		await("its answer",
				() -> Ran
					.with(Map.of(), "docker", "exec", container, "bash", "-c",
							"source healthy.sh && healthy 127.0.0.1 8080")
					.code() == 0);
	}

	void await(String what, BooleanSupplier condition) throws InterruptedException {
		for (int tries = 0; tries < TRIES; tries++) {
			if (condition.getAsBoolean()) {
				return;
			}
			TimeUnit.MILLISECONDS.sleep(500);
		}
		throw new AssertionError("Waited in vain for " + what + ": " + logs());
	}

	private String container() {
		return succeed("ps", "-q", "quayside").said().strip();
	}

	/** As docs/operating.md says, and nothing is left. */
	void endAll() throws IOException {
		String instance = instance();
		String container = container();
		succeed("stop", "quayside");
		// 128 + 15: it was asked to end, and did.
		assertThat(Ran.docker("inspect", "--format", "{{.State.ExitCode}}", container).said().strip()).isEqualTo("143");
		succeed("run", "--rm", "--no-deps", "quayside", "end-sessions");
		succeed("down", "--volumes");
		List<String> labels = List.of("dev.quayside.instance=" + instance,
				"com.docker.compose.project=" + this.project);
		for (String kind : new String[] { "container", "volume", "network" }) {
			assertThat(labels).allSatisfy(
					(label) -> assertThat(Ran.docker(kind, "ls", "--quiet", "--filter", "label=" + label).said())
						.isEmpty());
		}
		assertThat(this.data.resolve("run")).isEmptyDirectory();
	}

	@Override
	public void close() throws IOException {
		if (hasSessions()) {
			run("stop", "quayside");
			run("run", "--rm", "--no-deps", "quayside", "end-sessions");
		}
		run("down", "--volumes", "--remove-orphans");
		removeGroups();
		FileSystemUtils.deleteRecursively(this.data);
	}

	/** The daemon made them, and a server that may not write them leaves them. */
	private void removeGroups() throws IOException {
		if (Files.exists(this.data.resolve("instance"))) {
			Ran.with(Map.of(), "find", "/sys/fs/cgroup", "-depth", "-type", "d", "-path",
					"*/quayside/" + instance() + "*", "-exec", "rmdir", "{}", "+");
		}
	}

	private boolean hasSessions() throws IOException {
		Path run = this.data.resolve("run");
		if (!Files.isDirectory(run)) {
			return false;
		}
		try (Stream<Path> sessions = Files.list(run)) {
			return sessions.findAny().isPresent();
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
