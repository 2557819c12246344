package dev.quayside.gateway;

import dev.quayside.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The OCI runtime of learners' containers is the operator's choice. gVisor is not on
 * every machine, so the second runtime of this daemon is runc under another name, which
 * writes down what it is asked.
 */
class RuntimeTest {

	@TempDir
	private Path folder;

	@Test
	void everyContainerAndEveryExecRunsWithTheRuntimeOfTheProperty() throws IOException {
		Path log = this.folder.resolve("log");
		try (FreshDaemon daemon = new FreshDaemon(List.of("--add-runtime=second=" + runtime(log)), "alpine");
				GatewayOn gateway = new GatewayOn(daemon.docker().socket(), "quayside.gateway.runtime=second")) {
			succeed(daemon.docker().run("pull", "-q", "alpine"));
			try (TestSession session = gateway.session()) {
				succeed(session.docker().run("pull", "-q", "alpine"));
				succeed(session.docker().run("run", "-d", "--name", "web", "alpine", "sleep", "600"));
				assertThat(session.docker().run("exec", "web", "echo", "here").out()).isEqualTo("here\n");
				assertThat(daemon.docker()
					.run("inspect", "--format", "{{.HostConfig.Runtime}}", "qs" + session.id() + "-web")
					.out()).isEqualTo("second\n");
				for (String asked : List.of("runc", "second")) {
					assertThat(session.docker().run("create", "--runtime", asked, "alpine").err())
						.contains("Runtime is refused");
				}
			}
			assertThat(Files.readString(log)).contains(" create ").contains(" exec ");
		}
	}

	@Test
	void aRuntimeThatTheDaemonDoesNotHaveFailsTheStartInOneSentence() {
		assertThatThrownBy(() -> new GatewayOn(Docker.RAW, "quayside.gateway.runtime=nosuch").close())
			.hasRootCauseInstanceOf(EngineException.class)
			.rootCause()
			.hasMessageMatching("The Docker daemon has no runtime 'nosuch' \\(it has .*runc\\): register it in the "
					+ "daemon's daemon.json, or leave quayside.gateway.runtime out");
	}

	@Test
	void aRuntimeThatIsNoNameIsRefused() {
		assertThatThrownBy(() -> new GatewayOn(Docker.RAW, "quayside.gateway.runtime=../x").close())
			.hasStackTraceContaining("quayside.gateway.runtime");
	}

	private Path runtime(Path log) throws IOException {
		Path script = this.folder.resolve("second");
		Files.writeString(script, "#!/bin/sh\necho \" $* \" >>" + log + "\nexec runc \"$@\"\n");
		return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private static void succeed(Docker.Result result) {
		assertThat(result.exit()).as(result.all()).isZero();
	}

}
