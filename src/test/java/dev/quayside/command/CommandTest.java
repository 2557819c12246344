package dev.quayside.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the one command says where it cannot do as it is told.
 */
class CommandTest {

	@TempDir
	private Path folder;

	@Test
	void anUnknownCommandIsRefused() {
		Ran ran = Ran.quayside("sail");
		assertThat(ran.code()).isEqualTo(2);
		assertThat(ran.said()).contains("There is no command 'sail'");
	}

	@Test
	void anUnknownOptionIsRefused() {
		Ran ran = Ran.quayside("up", "--fast");
		assertThat(ran.code()).isEqualTo(2);
		assertThat(ran.said()).contains("There is no option '--fast'");
	}

	@Test
	void aPortThatIsNoneIsRefused() {
		Ran ran = Ran.quayside("up", "--port", "70000");
		assertThat(ran.code()).isEqualTo(2);
		assertThat(ran.said()).contains("'70000' is no port");
	}

	@Test
	void aMissingContentFolderIsNamed() {
		String missing = this.folder.resolve("courses").toString();
		up("--content", missing).failedInOneSentence(missing, "does not exist", "--content");
	}

	@Test
	void aDataFolderThatCannotBeMadeIsNamed() throws IOException {
		Path file = Files.createFile(this.folder.resolve("file"));
		Ran.quayside("up", "--content", this.folder.toString(), "--data", file.resolve("data").toString())
			.failedInOneSentence(file.resolve("data").toString(), "cannot be written", "--data");
	}

	@Test
	void aDataFolderWhosePathIsTooLongForSocketsIsRefused() {
		Ran.quayside("up", "--content", this.folder.toString(), "--data",
				this.folder.resolve("d".repeat(80)).toString())
			.failedInOneSentence("too long", "--data");
	}

	@Test
	void aTakenPortIsNamed() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String port = Integer.toString(taken.getLocalPort());
			up("--content", this.folder.toString(), "--port", port).failedInOneSentence("Port " + port + " is taken",
					"--port");
		}
	}

	@Test
	void aDaemonThatDoesNotAnswerIsNamed() {
		String socket = this.folder.resolve("docker.sock").toString();
		upWithDaemon("unix://" + socket).failedInOneSentence("No Docker daemon answers at " + socket, "DOCKER_HOST");
	}

	@Test
	void aDaemonOnAnotherMachineIsRefused() {
		upWithDaemon("tcp://192.0.2.1:2375").failedInOneSentence("tcp://192.0.2.1:2375", "this machine's own socket");
	}

	@Test
	void downOfWhatNeverWasSaysSo() {
		String missing = this.folder.resolve("data").toString();
		Ran.quayside("down", "--data", missing).failedInOneSentence(missing, "does not exist");
	}

	@Test
	void doctorSaysHowToMendWhatIsMissing() {
		Ran ran = Ran.with(Map.of("DOCKER_HOST", "unix://" + this.folder.resolve("docker.sock")), "./quayside",
				"doctor", "--data", this.folder.toString());
		assertThat(ran.code()).isEqualTo(1);
		assertThat(ran.said()).contains("✓ JDK 25")
			.contains("✗ Docker daemon")
			.contains("→ ")
			.contains("unset DOCKER_HOST");
	}

	private Ran up(String... options) {
		return upIn(Map.of(), options);
	}

	private Ran upWithDaemon(String address) {
		return upIn(Map.of("DOCKER_HOST", address), "--content", this.folder.toString(), "--port", "18999");
	}

	private Ran upIn(Map<String, String> environment, String... options) {
		String[] arguments = new String[options.length + 3];
		arguments[0] = "up";
		arguments[1] = "--data";
		arguments[2] = this.folder.resolve("data").toString();
		System.arraycopy(options, 0, arguments, 3, options.length);
		return Ran.with(environment, "./quayside", arguments);
	}

}
