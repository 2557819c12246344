package dev.quayside.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import dev.quayside.gateway.SessionId;
import dev.quayside.testing.LaidOut;
import dev.quayside.testing.Learner;
import dev.quayside.testing.TerminalClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

	private static final String BUILD_BASE = "quayside-test/build-base:" + TAG;

	private static final String RUN_BASE = "quayside-test/run-base:" + TAG;

	private static final String POSTGRESQL = "quayside-test/postgresql:" + TAG;

	@BeforeAll
	static void build() throws IOException {
		Path server = Files.createTempDirectory("qs-server");
		try {
			LaidOut.write(server);
			succeed(Ran.with(Map.of("JAVA_HOME", System.getProperty("java.home")), "src/test/docker/server-bases", TAG,
					server.toString()));
			// The classic builder: BuildKit asks a registry even for what is there.
			succeed(Ran.with(Map.of("DOCKER_BUILDKIT", "0"), "docker", "build", "--quiet", "--tag", IMAGE,
					"--build-arg", "BUILD_BASE=" + BUILD_BASE, "--build-arg", "RUN_BASE=" + RUN_BASE, "."));
			succeed(Ran.with(Map.of(), "src/test/docker/postgresql-image", TAG));
		}
		finally {
			FileSystemUtils.deleteRecursively(server);
		}
	}

	@AfterAll
	static void remove() {
		Stream.of(IMAGE, BUILD_BASE, RUN_BASE, POSTGRESQL).forEach(InAContainerTest::removeImage);
		// What the stages left that have no name.
		Ran.docker("image", "ls", "--quiet", "--filter", "dangling=true", "--filter", "label=dev.quayside.test=" + TAG)
			.said()
			.lines()
			.forEach(InAContainerTest::removeImage);
	}

	private static void removeImage(String image) {
		Ran.with(Map.of(), "docker", "image", "rm", "--force", image);
	}

	@Test
	void aSessionWorksAndOutlivesTheServersContainerAndDownLeavesNothing() throws Exception {
		try (Composed quayside = composed(Map.of())) {
			quayside.succeed("up", "--detach", "--no-build");
			quayside.awaitHealth();
			Learner learner = new Learner(quayside.url());
			String session = learner.session().get("id").asString();
			try (TerminalClient terminal = learner.connect()) {
				terminal.type("word=still; docker run alpine echo from a container; echo do''ne\n");
				terminal.sees("Unable to find image 'alpine:latest' locally").sees("from a container").sees("done");
			}
			assertThat(rights(quayside)).as("the user of the server and what it may")
				.contains("Uid:\t10001\t", "CapEff:\t0000000000000000\n");
			quayside.succeed("restart", "quayside");
			quayside.awaitAnswer();
			assertThat(learner.session().get("id").asString()).isEqualTo(session);
			try (TerminalClient terminal = learner.connect()) {
				terminal.type("echo $word there; docker ps -a --format 'has {{.Image}}'\n");
				terminal.sees("still there").sees("has alpine");
			}
			quayside.endAll();
		}
	}

	@Test
	void withAllItsOptionsASessionOutlivesServerAndDatabaseAndIsBoundedInFull() throws Exception {
		try (Composed quayside = composed(Map.of("COMPOSE_FILE", "docker-compose.yml:docker-compose.bounds.yml",
				"COMPOSE_PROFILES", "postgresql", "POSTGRES_IMAGE", POSTGRESQL, "POSTGRES_PASSWORD", TAG,
				"QUAYSIDE_DATABASE", "jdbc:postgresql://postgresql/quayside?user=quayside&password=" + TAG))) {
			quayside.succeed("up", "--detach", "--no-build", "quayside");
			quayside.await("a try without the database", () -> quayside.logs().contains("Retrying in"));
			quayside.succeed("up", "--detach", "--no-build");
			quayside.awaitAnswer();
			Learner learner = new Learner(quayside.url());
			String session = learner.session().get("id").asString();
			try (TerminalClient terminal = learner.connect()) {
				terminal.type("docker run --name one alpine echo from a container\n");
				terminal.sees("from a container");
			}
			quayside.succeed("restart");
			quayside.awaitAnswer();
			assertThat(quayside.data().resolve("db")).isEmptyDirectory();
			assertThat(learner.session().get("id").asString()).isEqualTo(session);
			try (TerminalClient terminal = learner.connect()) {
				terminal.type("docker ps -a --format 'has {{.Names}}'\n");
				terminal.sees("has one");
				// The daemon itself would not count files.
				terminal.type("docker run alpine sh -c 'while :; do i=$((i+1)); echo >/tmp/$i; done'; "
						+ "docker volume create more\n");
				terminal.sees("all of the 50,000 files that it may");
			}
			assertThat(rights(quayside)).contains("Uid:\t10001\t", "CapEff:\t0000000000000002\n");
			isInItsControlGroup(session, quayside.instance());
			quayside.endAll();
			assertThat(groups(quayside.instance())).doesNotExist();
		}
	}

	/** Where they are files of the older kind, as on the machines of the suite. */
	private static void isInItsControlGroup(String session, String instance) {
		if (!Ran.docker("info", "--format", "{{.CgroupDriver}} {{.CgroupVersion}}").said().startsWith("cgroupfs 1")) {
			return;
		}
		assertThat(groups(instance).resolve(session).resolve("memory.limit_in_bytes")).content()
			.isEqualTo((1L << 30) + "\n");
		assertThat(Ran.docker("ps", "--quiet", "--filter", "label=dev.quayside.session=" + session).said().lines())
			.isNotEmpty()
			.allSatisfy((container) -> assertThat(
					Ran.docker("inspect", "--format", "{{.HostConfig.CgroupParent}}", container).said().strip())
				.isEqualTo("/quayside/" + instance + "/" + session));
	}

	private static Path groups(String instance) {
		return Path.of("/sys/fs/cgroup/memory/quayside", instance);
	}

	@Test
	void aPostgresqlWithoutAPasswordSaysWhatIsMissing() throws Exception {
		try (Composed quayside = composed(Map.of("COMPOSE_PROFILES", "postgresql", "POSTGRES_IMAGE", POSTGRESQL))) {
			Ran ran = quayside.run("run", "--rm", "--no-deps", "-T", "postgresql");
			assertThat(ran.code()).isEqualTo(1);
			assertThat(ran.said()).contains("POSTGRES_PASSWORD is not set: put it into .env");
		}
	}

	@Test
	void withoutTheSocketItSaysWhatIsMissing() {
		Ran ran = Ran.with(Map.of(), "docker", "run", "--rm", "--network", "none", IMAGE);
		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.said().lines()).singleElement()
			.asString()
			.contains("There is no Docker socket at /var/run/docker.sock", "docker-compose.yml");
	}

	private static Composed composed(Map<String, String> environment) throws IOException {
		return new Composed("qstest" + TAG, IMAGE, environment);
	}

	private static String rights(Composed quayside) {
		return quayside.succeed("exec", "-T", "quayside", "sh", "-c", "cat /proc/$(pidof java)/status").said();
	}

	private static void succeed(Ran ran) {
		assertThat(ran.code()).as(ran.said()).isZero();
	}

}
