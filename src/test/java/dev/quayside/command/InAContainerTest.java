package dev.quayside.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.quayside.gateway.SessionId;
import dev.quayside.testing.LaidOut;
import dev.quayside.testing.Learner;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server in a container, by {@code Dockerfile} and {@code docker-compose.yml} as they
 * are, on bases that are made of Debian's packages.
 */
class InAContainerTest {

	private static final String TAG = SessionId.random().value();

	private static final String IMAGE = "quayside-test/server:" + TAG;

	private final int port = freePort();

	private Path data = Path.of("");

	@BeforeAll
	static void build() throws IOException {
		Path server = Files.createTempDirectory("qs-server");
		try {
			LaidOut.write(server);
			succeed(Ran.with(Map.of("JAVA_HOME", System.getProperty("java.home")), "src/test/docker/server-bases", TAG,
					server.toString()));
			// The classic builder: BuildKit asks a registry even for what is there.
			succeed(Ran.with(Map.of("DOCKER_BUILDKIT", "0"), "docker", "build", "--quiet", "--tag", IMAGE,
					"--build-arg", "BUILD_BASE=quayside-test/build-base:" + TAG, "--build-arg",
					"RUN_BASE=quayside-test/run-base:" + TAG, "."));
		}
		finally {
			FileSystemUtils.deleteRecursively(server);
		}
	}

	@BeforeEach
	void makeFolder() throws IOException {
		this.data = Files.createTempDirectory("qs");
	}

	@AfterEach
	void end() throws IOException {
		if (hasSessions()) {
			compose("stop");
			compose("run", "--rm", "--no-deps", "quayside", "end-sessions");
		}
		compose("down", "--volumes", "--remove-orphans");
		FileSystemUtils.deleteRecursively(this.data);
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

	@AfterAll
	static void remove() {
		for (String image : new String[] { IMAGE, "quayside-test/build-base:" + TAG,
				"quayside-test/run-base:" + TAG }) {
			Ran.with(Map.of(), "docker", "image", "rm", "--force", image);
		}
		// What the stages left that have no name.
		Ran.docker("image", "ls", "--quiet", "--filter", "dangling=true", "--filter", "label=dev.quayside.test=" + TAG)
			.said()
			.lines()
			.forEach((image) -> Ran.with(Map.of(), "docker", "image", "rm", "--force", image));
	}

	@Test
	void aSessionWorksAndOutlivesTheServersContainerAndDownLeavesNothing() throws Exception {
		succeed(compose("up", "--detach", "--no-build"));
		awaitHealthy();
		Learner learner = new Learner("http://localhost:" + this.port);
		String session = learner.session().get("id").asString();
		try (TerminalClient terminal = learner.connect()) {
			terminal.type("word=still; docker run alpine echo from a container; echo do''ne\n");
			terminal.sees("Unable to find image 'alpine:latest' locally").sees("from a container").sees("done");
		}
		assertThat(
				succeed(compose("exec", "-T", "quayside", "sh", "-c", "stat -c %u /proc/$(pidof java)")).said().strip())
			.as("the user of the server")
			.isEqualTo("10001");
		succeed(compose("restart", "quayside"));
		awaitHealthy();
		assertThat(learner.session().get("id").asString()).isEqualTo(session);
		try (TerminalClient terminal = learner.connect()) {
			terminal.type("echo $word there; docker ps -a --format 'has {{.Image}}'\n");
			terminal.sees("still there").sees("has alpine");
		}
		String instance = Files.readString(this.data.resolve("instance")).strip();
		succeed(compose("stop"));
		succeed(compose("run", "--rm", "--no-deps", "quayside", "end-sessions"));
		succeed(compose("down", "--volumes"));
		List<String> labels = List.of("dev.quayside.instance=" + instance, "com.docker.compose.project=" + project());
		for (String kind : new String[] { "container", "volume", "network" }) {
			assertThat(labels).allSatisfy(
					(label) -> assertThat(Ran.docker(kind, "ls", "--quiet", "--filter", "label=" + label).said())
						.isEmpty());
		}
		assertThat(this.data.resolve("run")).isEmptyDirectory();
	}

	@Test
	void withoutTheSocketItSaysWhatIsMissing() {
		Ran ran = Ran.with(Map.of(), "docker", "run", "--rm", "--network", "none", IMAGE);
		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.said().lines()).singleElement()
			.asString()
			.contains("There is no Docker socket at /var/run/docker.sock", "docker-compose.yml");
	}

	private void awaitHealthy() throws InterruptedException {
		for (int tries = 0; tries < 600; tries++) {
			String health = Ran.docker("inspect", "--format", "{{.State.Health.Status}}", container()).said().strip();
			if (health.equals("healthy")) {
				return;
			}
			TimeUnit.MILLISECONDS.sleep(500);
		}
		throw new AssertionError("It does not say that it is healthy: " + compose("logs", "quayside").said());
	}

	private String container() {
		return succeed(compose("ps", "-q", "quayside")).said().strip();
	}

	private static String project() {
		return "qstest" + TAG;
	}

	private Ran compose(String... arguments) {
		String[] all = new String[arguments.length + 2];
		all[0] = "--project-name";
		all[1] = project();
		System.arraycopy(arguments, 0, all, 2, arguments.length);
		return Ran.with(Map.of("QUAYSIDE_IMAGE", IMAGE, "QUAYSIDE_PORT", Integer.toString(this.port), "QUAYSIDE_DATA",
				this.data.toString()), "/usr/bin/docker-compose", all);
	}

	private static Ran succeed(Ran ran) {
		assertThat(ran.code()).as(ran.said()).isZero();
		return ran;
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
