package dev.quayside.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Builds, on a daemon of one's own by its classic builder and in a session: the same
 * output, the same exit code, the same image.
 */
@SpringJUnitConfig(GatewayTestConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildDifferentialTest {

	private final Gateway gateway;

	private FreshDaemon daemon;

	BuildDifferentialTest(@Autowired Gateway gateway) {
		this.gateway = gateway;
	}

	@BeforeAll
	void begin() throws IOException {
		this.daemon = new FreshDaemon("alpine", "hello-world");
	}

	@AfterAll
	void end() throws IOException {
		this.daemon.close();
	}

	static List<BuildCase> cases() throws IOException {
		List<BuildCase> cases = new ArrayList<>();
		for (Path cli : Docker.clis()) {
			BuildCase.read().forEach((example) -> cases.add(example.with(cli)));
		}
		return cases;
	}

	@ParameterizedTest
	@MethodSource("cases")
	void aSessionBuildsAsAnEngineOfOnesOwn(BuildCase example) throws IOException {
		Path folder = Files.createTempDirectory("quayside-build");
		try (TestSession session = new TestSession(this.gateway)) {
			Docker raw = new Docker(example.cli(), this.daemon.docker().socket());
			Docker own = new Docker(example.cli(), session.socket());
			Path rawFolder = example.write(folder.resolve("raw"));
			Path ownFolder = example.write(folder.resolve("own"));
			for (String command : example.commands()) {
				assertThat(played(own, ownFolder, command)).as(command).isEqualTo(played(raw, rawFolder, command));
			}
			assertThat(own.run("ps", "-aq").out()).isEmpty();
			assertThat(own.run("volume", "ls", "-q").out()).isEmpty();
		}
		finally {
			this.daemon.docker().run("system", "prune", "-af");
			Programs.deleteTree(folder);
		}
	}

	private static String played(Docker docker, Path folder, String command) {
		Docker.Result result = docker.shell("cd " + folder + " && export DOCKER_BUILDKIT=0 && " + command);
		String out = result.out().startsWith("sha256:") ? "<image>\n" : result.out();
		// A program writes its errors in pieces, each of which is coloured.
		// A layer that comes quickly is not told to have come.
		out = out.replaceAll("(?m)^[0-9a-f]{12}: Download complete\n", "");
		return asOfOld(Normal.of(out.replaceAll("\u001b\\[[0-9]*m", ""))
			.replaceAll("(file|dir|multi):[0-9a-f<>id]+", "$1:<content>")
				+ Normal.of(result.err().replace(folder.toString(), "<folder>"))
					.replaceAll("(?m)^DEPRECATED.*\n.*\n.*\n", "")
				+ "exit " + result.exit());
	}

	/** Docker 28 says some things in other words; a session keeps those of 20.10. */
	private static String asOfOld(String text) {
		return text.replaceAll("(?m)^ ?---> Removed intermediate container", "Removing intermediate container")
			.replace("dockerfile parse error on line", "dockerfile parse error line")
			.replaceAll(" \\(did you mean [^)]*\\)", "")
			.replace("unknown flag: --", "Unknown flag: ")
			.replace("unsupported modifier (:", "unsupported modifier (")
			.replace("invalid signal:", "Invalid signal:");
	}

	/** A time that both contexts have: a listing shows it. */
	static void age(Path file) throws IOException {
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-02-03T04:05:06Z")));
	}

}
