package dev.quayside.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What builds keep to: limits, one session each, and nothing left over.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestPropertySource(properties = { "quayside.gateway.memory=64MB", "quayside.gateway.processes=20",
		"quayside.gateway.build.context=1MB", "quayside.gateway.build.time=20s", "quayside.gateway.build.at-once=1",
		"quayside.gateway.build.cached=4" })
class BuildTest {

	private final Gateway gateway;

	private final TestSession session;

	private final Path folder;

	BuildTest(@Autowired Gateway gateway) throws IOException {
		this.gateway = gateway;
		this.session = new TestSession(gateway);
		this.folder = Files.createTempDirectory("quayside-build");
	}

	@AfterEach
	void end() throws IOException {
		this.session.close();
		assertThat(references(this.session)).isEmpty();
		Programs.deleteTree(this.folder);
	}

	@Test
	void everyClientChoosesTheClassicBuilderByItself() throws IOException {
		Files.writeString(this.folder.resolve("Dockerfile"), "FROM alpine\n");
		for (Path cli : Docker.clis()) {
			Docker.Result result = new Docker(cli, this.session.socket()).run("build", this.folder.toString());
			assertThat(result.exit()).as(result.err()).isZero();
			assertThat(result.out()).contains("Step 1/1 : FROM alpine", "Successfully built");
		}
	}

	@Test
	void aStepHasTheLimitsOfEveryContainer() throws IOException {
		String out = built(this.session,
				"FROM alpine\nRUN grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status; "
						+ "cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/pids/pids.max "
						+ "/sys/fs/cgroup/memory.max /sys/fs/cgroup/pids.max 2>/dev/null; true")
			.out();
		assertThat(out.replaceAll("\\s+", " "))
			.contains("CapEff: 00000000000004fb CapBnd: 00000000000004fb NoNewPrivs: 1", "67108864 20");
	}

	@Test
	void aStepReachesWhatAContainerReaches() throws IOException {
		assertThat(built(this.session, "FROM alpine\nRUN ls /sys/class/net", "--network", "none").out())
			.contains("\nlo\nRemoving");
		assertThat(built(this.session, "FROM alpine\nRUN true", "--network", "host").err())
			.contains("NetworkMode is refused");
		assertThat(built(this.session, "FROM alpine\nRUN true", "--network", "container:abc").err())
			.contains("No such container");
	}

	@Test
	void noSessionBuildsOnTheCacheOfAnother() throws IOException {
		String file = "FROM alpine\nRUN echo poisoned > /x";
		assertThat(built(this.session, file).out()).doesNotContain("Using cache");
		assertThat(built(this.session, file).out()).contains("Using cache");
		try (TestSession other = new TestSession(this.gateway)) {
			assertThat(built(other, file).out()).doesNotContain("Using cache");
			assertThat(built(other, file).out()).contains("Using cache");
		}
	}

	@Test
	void aContainerThatIsCommittedIsNoStepOfABuild() throws IOException {
		Docker docker = this.session.docker();
		docker.run("pull", "-q", "alpine");
		docker.run("run", "--name", "x", "alpine", "/bin/sh", "-c", "echo victim-step");
		docker.run("commit", "x");
		assertThat(built(this.session, "FROM alpine\nRUN echo victim-step").out()).doesNotContain("Using cache");
	}

	@Test
	void theCacheOutlivesTheServerAndKeepsTheNewestStepsOnly() throws IOException {
		String file = "FROM alpine\nRUN echo 1\nRUN echo 2\nRUN echo 3";
		assertThat(built(this.session, file).exit()).isZero();
		this.session.reopen();
		assertThat(built(this.session, file).out().split("Using cache", -1)).hasSize(4);
		assertThat(built(this.session, "FROM alpine\nRUN echo 4\nRUN echo 5\nRUN echo 6").exit()).isZero();
		assertThat(built(this.session, file).out()).doesNotContain("Using cache");
		assertThat(references(this.session).lines().count()).isLessThanOrEqualTo(12);
	}

	@Test
	void anImageBuiltByOneIsNoBaseForAnother() throws IOException {
		built(this.session, "FROM alpine\nRUN echo secret > /s", "-t", "mine");
		String id = this.session.docker().run("images", "-q", "--no-trunc", "mine").out().strip();
		try (TestSession other = new TestSession(this.gateway)) {
			for (String reference : new String[] { "mine", id.substring(7), id.substring(7, 19) }) {
				assertThat(built(other, "FROM " + reference).all()).contains("pull access denied");
				assertThat(built(other, "FROM alpine\nCOPY --from=" + reference + " /s /").exit()).isNotZero();
			}
		}
	}

	@Test
	void theStepsOfAnImageGoWithIt() throws IOException {
		String file = "FROM alpine\nRUN echo 1 > /one\nRUN echo 2";
		String out = built(this.session, file, "-t", "mine").out();
		Docker docker = this.session.docker();
		String step = out.replaceAll("(?s).* ---> ([0-9a-f]{12})\nStep 3/3.*", "$1");
		assertThat(docker.run("run", "--rm", step, "cat", "/one").out()).isEqualTo("1\n");
		assertThat(docker.run("rmi", step).err()).contains("image has dependent child images");
		assertThat(docker.run("rmi", "mine").exit()).isZero();
		assertThat(references(this.session)).isEmpty();
		assertThat(built(this.session, file).out()).doesNotContain("Using cache");
	}

	@Test
	void aBuildArgumentStaysOutOfTheImage() throws IOException {
		built(this.session, "FROM alpine\nARG TOKEN\nRUN echo $TOKEN | wc -c", "-t", "a", "--build-arg",
				"TOKEN=secret");
		assertThat(this.session.docker().run("run", "--rm", "a", "env").out()).doesNotContain("TOKEN");
	}

	@Test
	void whatABuildBringsAndNamesIsAnEvent() throws IOException {
		built(this.session, "FROM alpine\nLABEL a=b", "-t", "one", "-t", "two:2");
		assertThat(this.session.docker()
			.shell("docker events --since 1m --until $(($(date +%s) + 1)) --filter type=image "
					+ "--format '{{.Action}} {{.Actor.Attributes.name}}'")
			.out()).isEqualTo("pull alpine\ntag one:latest\ntag two:2\n");
	}

	@Test
	void theCacheThatNoImageStandsOnIsPruned() throws IOException {
		built(this.session, "FROM alpine\nRUN true", "-t", "kept");
		assertThat(built(this.session, "FROM alpine\nRUN echo x; false\n").exit()).isEqualTo(1);
		assertThat(built(this.session, "FROM alpine\nENV a=b\nRUN false\n").exit()).isEqualTo(1);
		assertThat(this.session.docker().run("builder", "prune", "-f").all()).contains("Total", "0B");
		assertThat(built(this.session, "FROM alpine\nRUN true").out()).contains("Using cache");
		assertThat(built(this.session, "FROM alpine\nENV a=b").out()).doesNotContain("Using cache");
	}

	@Test
	void aStepThatFailsLeavesNothing() throws IOException {
		assertThat(built(this.session, "FROM alpine\nVOLUME /v\nRUN echo x > /v/x; false").exit()).isEqualTo(1);
		nothingIsLeft();
	}

	@Test
	void aSessionThatEndsEndsItsBuild() throws IOException {
		Files.writeString(this.folder.resolve("Dockerfile"), "FROM alpine\nRUN echo started; sleep 600\n");
		Process running = start();
		try {
			Programs.await(this.folder.resolve("log"), () -> contains("\nstarted"));
			this.session.close();
			assertThat(Docker.on(Docker.RAW).run("ps", "-aq", "--filter", "name=qs" + this.session.id()).out())
				.isEmpty();
		}
		finally {
			running.destroyForcibly();
		}
	}

	@Test
	void aClientThatLeavesEndsItsBuild() throws IOException {
		Files.writeString(this.folder.resolve("Dockerfile"), "FROM alpine\nRUN echo started; sleep 600\n");
		Process running = start();
		try (TestSession other = new TestSession(this.gateway)) {
			Programs.await(this.folder.resolve("log"), () -> contains("\nstarted"));
			assertThat(built(this.session, "FROM alpine\nRUN echo second").err())
				.contains("This session builds an image already");
			assertThat(built(other, "FROM alpine").err()).contains("builds as many images as it may at a time (1)");
		}
		finally {
			running.destroyForcibly();
		}
		Programs.await(this.folder.resolve("log"), () -> this.session.docker().run("ps", "-aq").out().isEmpty());
		nothingIsLeft();
		Programs.await(this.folder.resolve("log"),
				() -> this.session.docker().shell("echo FROM alpine | docker build -q -").exit() == 0);
	}

	@Test
	void aBuildThatTakesTooLongIsEnded() throws IOException {
		Docker.Result result = built(this.session, "FROM alpine\nRUN sleep 600");
		assertThat(result.exit()).isNotZero();
		assertThat(result.all()).contains("The build takes longer than 20 seconds");
		nothingIsLeft();
	}

	@Test
	void aClientThatReadsNothingKeepsNoPlaceForEver() throws IOException {
		this.session.docker().run("pull", "-q", "alpine");
		byte[] context = context("FROM alpine\nRUN yes | head -c 4000000\n");
		try (TestSession other = new TestSession(this.gateway);
				SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(this.session.socket()))) {
			silent.write(ByteBuffer.wrap(head(context.length)));
			silent.write(ByteBuffer.wrap(context));
			Programs.await(Path.of("/dev/null"), () -> !this.session.docker().run("ps", "-q").out().isEmpty());
			Programs.await(Path.of("/dev/null"),
					() -> other.docker().shell("echo FROM alpine | DOCKER_BUILDKIT=0 docker build -q -").exit() == 0);
		}
	}

	@Test
	void aClientThatSendsNothingTakesNoPlaceOfOthers() throws IOException {
		try (TestSession other = new TestSession(this.gateway);
				SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(this.session.socket()))) {
			silent.write(ByteBuffer.wrap(head(10_240)));
			Programs.await(Path.of("/dev/null"),
					() -> this.session.docker()
						.shell("echo FROM alpine | DOCKER_BUILDKIT=0 docker build -q -")
						.err()
						.contains("This session builds an image already"));
			Docker.Result built = built(other, "FROM alpine");
			assertThat(built.exit()).as(built.all()).isZero();
		}
	}

	private static byte[] head(int length) {
		return ("POST /v1.41/build?dockerfile=Dockerfile HTTP/1.1\r\nHost: docker\r\n"
				+ "Content-Type: application/x-tar\r\nContent-Length: " + length + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] context(String dockerfile) throws IOException {
		byte[] text = dockerfile.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
			TarArchiveEntry entry = new TarArchiveEntry("Dockerfile");
			entry.setSize(text.length);
			tar.putArchiveEntry(entry);
			tar.write(text);
			tar.closeArchiveEntry();
		}
		return bytes.toByteArray();
	}

	private Process start() throws IOException {
		ProcessBuilder docker = new ProcessBuilder("docker", "build", this.folder.toString()).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("log").toFile());
		docker.environment().put("DOCKER_HOST", "unix://" + this.session.socket());
		docker.environment().put("DOCKER_BUILDKIT", "0");
		return docker.start();
	}

	private boolean contains(String text) {
		try {
			return Files.readString(this.folder.resolve("log")).contains(text);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void nothingIsLeft() {
		assertThat(this.session.docker().run("ps", "-aq").out()).isEmpty();
		assertThat(this.session.docker().run("volume", "ls", "-q").out()).isEmpty();
	}

	private static String references(TestSession session) {
		return Docker.on(Docker.RAW)
			.run("images", "--format", "{{.Repository}}:{{.Tag}}", "--filter",
					"reference=quayside.invalid/qs" + session.id(), "--filter",
					"reference=quayside.invalid/qs" + session.id() + "/*")
			.out();
	}

	private Docker.Result built(TestSession on, String dockerfile, String... options) throws IOException {
		return on.build(this.folder, dockerfile, options);
	}

}
