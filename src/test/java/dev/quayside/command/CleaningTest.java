package dev.quayside.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code down} leaves after a server that was killed.
 */
class CleaningTest {

	private static final String KILLED = "commandtestkilled";

	private static final String OTHER = "commandtestother";

	@TempDir
	private Path data;

	@BeforeEach
	void makeWhatTwoServersLeave() {
		for (String instance : List.of(KILLED, OTHER)) {
			String label = "dev.quayside.instance=" + instance;
			Ran.docker("volume", "create", "--label", label, instance);
			Ran.docker("network", "create", "--label", label, instance);
			Ran.docker("run", "--detach", "--label", label, "--name", instance, "--network", instance, "--volume",
					instance + ":/data", "alpine", "sleep", "600");
			Ran.docker("commit", instance, instance);
		}
	}

	@AfterEach
	void removeAll() {
		for (String instance : List.of(KILLED, OTHER)) {
			Ran.docker("container", "rm", "--force", instance);
			for (String kind : List.of("image", "network", "volume")) {
				if (!found(kind, instance).isBlank()) {
					Ran.docker(kind, "rm", instance);
				}
			}
		}
	}

	@Test
	void downRemovesWhatItsServerMadeAndNothingElse() throws IOException {
		Files.writeString(this.data.resolve("instance"), KILLED + "\n");
		Files.createDirectories(this.data.resolve("run/abcdefghijkl"));

		Ran down = Ran.quayside("down", "--data", this.data.toString());

		assertThat(down.code()).as(down.said()).isZero();
		assertThat(this.data.resolve("run")).doesNotExist();
		for (String kind : List.of("container", "image", "network", "volume")) {
			assertThat(found(kind, KILLED)).as(kind).isBlank();
			assertThat(found(kind, OTHER)).as(kind).isNotBlank();
		}
	}

	private static String found(String kind, String instance) {
		String filter = "label=dev.quayside.instance=" + instance;
		return (kind.equals("container")) ? Ran.docker("ps", "--all", "--quiet", "--filter", filter).said()
				: Ran.docker(kind, "ls", "--quiet", "--filter", filter).said();
	}

}
