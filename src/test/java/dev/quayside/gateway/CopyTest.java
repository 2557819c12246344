package dev.quayside.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docker cp}, both ways.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
class CopyTest {

	private static final String CONTENT = "mkdir -p d/e && echo one > d/a && echo two > d/e/b && ln -s a d/link "
			+ "&& ln -s /etc/passwd d/far && chmod 600 d/a && touch -d 2024-02-03T04:05:06 d/a d/e/b d/e d";

	private final Gateway gateway;

	private final RecordingUpstream upstream;

	private final TestSession session;

	private final Path folder;

	CopyTest(@Autowired Gateway gateway, @Autowired RecordingUpstream upstream) throws IOException {
		this.gateway = gateway;
		this.upstream = upstream;
		this.session = new TestSession(gateway);
		this.folder = Files.createTempDirectory("quayside-copy");
	}

	@BeforeEach
	void haveAContainer() {
		this.session.docker().run("pull", "-q", "alpine");
		this.session.docker().run("run", "-d", "--name", "box", "alpine", "sleep", "600");
	}

	@AfterEach
	void end() throws IOException {
		this.session.close();
		Programs.deleteTree(this.folder);
	}

	static Stream<Path> clis() {
		return Docker.clis().stream();
	}

	@ParameterizedTest
	@MethodSource("clis")
	void everyWayToCopyDoesWhatItDoesOnAnEngineOfOnesOwn(Path cli) throws IOException {
		try (FreshDaemon daemon = new FreshDaemon("alpine")) {
			Docker raw = new Docker(cli, daemon.docker().socket());
			raw.run("run", "-d", "--name", "box", "alpine", "sleep", "600");
			Docker own = new Docker(cli, this.session.socket());
			for (String command : new String[] { "docker cp d box:/x && docker exec box find /x | sort",
					"docker exec box ls -ln /x", "docker cp d/a box:/x/renamed && docker exec box cat /x/renamed",
					"docker cp d/. box:/x/e && docker exec box find /x/e | sort", "docker cp d/a box:/nothere/a",
					"docker cp nothere box:/", "docker cp d/a nobody:/", "docker cp d box:/x/renamed",
					"docker cp box:/x out && find out | sort && cat out/e/b",
					"docker cp box:/x/link out2 && readlink out2", "docker cp -L box:/x/link out3 && cat out3",
					"docker cp box:/nothere out4", "docker cp box:/x/a - | tar -tvf - | tr -s ' ' | cut -d' ' -f1-5",
					"tar -cf - d | docker cp - box:/y",
					"docker exec box mkdir /y; tar -cf - d | docker cp - box:/y " + "&& docker exec box find /y | sort",
					"tar -czf - d | docker cp - box:/tmp && docker exec box find /tmp | sort",
					"docker cp -a d box:/kept && docker exec box ls -ln /kept",
					"docker cp box:/etc/hostname h && wc -l < h", "echo not an archive | docker cp - box:/y" }) {
				assertThat(played(own, command, "own")).as(command).isEqualTo(played(raw, command, "raw"));
			}
		}
	}

	private String played(Docker docker, String command, String name) throws IOException {
		Path own = this.folder.resolve(name);
		if (!Files.exists(own)) {
			Files.createDirectories(own);
			docker.shell("cd " + own + " && " + CONTENT);
		}
		Docker.Result result = docker.shell("cd " + own + " && " + command);
		// The CLI itself says more, or not, of an upload that is cut off.
		String err = result.err().lines().reduce("", (_, line) -> line);
		boolean refused = command.startsWith("echo not an archive");
		return Normal.of(result.out()) + (refused ? "" : Normal.of(err.replace(own.toString(), "<folder>")))
				+ result.exit();
	}

	@Test
	void aStoppedContainerAndAVolumeAreCopiedToAndFrom() {
		Docker docker = this.session.docker();
		docker.run("run", "-d", "--name", "vol", "-v", "data:/data", "alpine", "sleep", "600");
		assertThat(docker.shell("cd " + this.folder + " && echo in > f && docker cp f vol:/data/f").exit()).isZero();
		assertThat(docker.run("exec", "vol", "cat", "/data/f").out()).isEqualTo("in\n");
		assertThat(this.upstream.changes()).filteredOn((line) -> line.endsWith("pause")).isNotEmpty();
		assertThat(docker.run("inspect", "-f", "{{.State.Status}}", "vol").out()).isEqualTo("running\n");
		docker.run("stop", "-t", "0", "vol");
		assertThat(docker.shell("docker cp vol:/data/f - | tar -xOf -").out()).isEqualTo("in\n");
	}

	@Test
	void aProcessCanBeStartedWhileFilesAreReadFromAVolume() {
		Docker docker = this.session.docker();
		docker.run("run", "-d", "--name", "vol", "-v", "data:/data", "alpine", "sleep", "600");
		docker.run("exec", "vol", "dd", "if=/dev/urandom", "of=/data/f", "bs=1M", "count=40");
		String stop = this.folder + "/stop";
		CompletableFuture<Docker.Result> copies = CompletableFuture.supplyAsync(
				() -> docker.shell("until test -e " + stop + "; do docker cp vol:/data/f - >/dev/null || exit; done"));
		for (int count = 0; count < 8; count++) {
			Docker.Result process = docker.run("exec", "vol", "echo", "hello");
			assertThat(process.out()).as(process.all()).isEqualTo("hello\n");
		}
		docker.shell("touch " + stop);
		assertThat(copies.join().all()).isEmpty();
		assertThat(docker.shell("docker pause vol && docker exec vol true").err()).contains("is paused");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# what makes an archive, in an empty folder                          | why it is refused
			echo x > x && tar -P -cf - --transform s,x,../x, x                   | with ..
			echo x > x && tar -P -cf - --transform s,x,/x, x                     | absolute name
			mkfifo p && tar -cf - p                                              | neither a file, a folder nor a link
			tar -cf - -C /dev null                                               | neither a file, a folder nor a link
			ln -s ../.. l && tar -cf - l                                         | outside of the archive
			echo x > x && tar -cf - x x --hard-dereference                       | stands in it twice
			echo x > x && tar -cJf - x                                           | bzip2, xz or zstd
			truncate -s 100M x && tar -cf - x                                    | larger than 64 MB
			truncate -s 60M x && tar -czf - x                                    | more than 200 times its size
			""")
	void anArchiveIsRefusedAndTheDaemonHearsNothingOfIt(String made, String why) {
		this.upstream.forget();
		Docker.Result result = this.session.docker()
			.shell("cd " + this.folder + " && (" + made + ") | docker cp - box:/tmp");
		assertThat(result.exit()).isNotZero();
		assertThat(result.err()).contains(why);
		assertThat(this.upstream.changes()).filteredOn((line) -> !line.startsWith("HEAD")).isEmpty();
	}

	@Test
	void noOtherSessionsContainerIsReached() throws IOException {
		String id = this.session.docker().run("ps", "-q", "--no-trunc").out().strip();
		try (TestSession other = new TestSession(this.gateway)) {
			assertThat(other.docker().run("cp", id + ":/etc/passwd", this.folder.toString()).err())
				.contains("No such container");
			for (String method : new String[] { "PUT", "GET", "HEAD" }) {
				assertThat(other.raw(method + " /v1.41/containers/" + id + "/archive?path=/ HTTP/1.1\r\nHost: a\r\n"
						+ "Content-Length: 0\r\nConnection: close\r\n\r\n"))
					.startsWith("HTTP/1.1 404")
					.doesNotContain("Path-Stat");
			}
		}
	}

}
