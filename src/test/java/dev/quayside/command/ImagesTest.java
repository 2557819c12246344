package dev.quayside.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The images of the lessons, and their stand-ins.
 */
class ImagesTest {

	private static final String STAND_IN = "alpine:quayside-test";

	@TempDir
	private Path content;

	@AfterEach
	void removeStandIn() {
		Ran.with(Map.of(), "docker", "image", "rm", "--force", STAND_IN);
	}

	@Test
	void namesTheImagesOfTheFrontMatterInEveryForm() throws IOException {
		lesson("01-list.md", "---\ntitle: A\nimages: [absent-one, \"absent/two:v2\"]\nminutes: 5\n---\nimages: no\n");
		lesson("02-lines.md", "---\nimages:\n  - absent-one\n  - absent-three\ntitle: B\n---\n- no\n");
		lesson("03-none.md", "---\ntitle: C\n---\n");

		Ran listed = Ran.with(Map.of(), "src/main/docker/images", "list", this.content.toString());

		assertThat(listed.said().lines().skip(1)).containsExactly("absent-one:latest missing",
				"absent-three:latest missing", "absent/two:v2 missing");
	}

	@Test
	void aStandInSaysThatItIsOne() {
		build("one");
		assertThat(inspect("{{index .Config.Labels \"dev.quayside.stand-in\"}}")).isEqualTo("true");
	}

	@Test
	void aStandInIsTheSameImageEachTimeItIsBuilt() {
		build("same");
		String first = inspect("{{.Id}}");
		Ran.docker("image", "rm", STAND_IN);
		build("same");
		assertThat(inspect("{{.Id}}")).isEqualTo(first);
	}

	@Test
	void theAlpineStandInHasAlpinesFoldersAndEnvironment() {
		build("shape");
		assertThat(Ran.docker("run", "--rm", "--network", "none", STAND_IN, "ls", "/").said().lines()).containsExactly(
				"bin", "dev", "etc", "home", "lib", "media", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys",
				"tmp", "usr", "var");
		assertThat(Ran.docker("run", "--rm", "--network", "none", "--hostname", "ship", STAND_IN, "printenv")
			.said()
			.lines()).containsExactlyInAnyOrder("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
					"HOSTNAME=ship", "HOME=/root");
	}

	private void lesson(String name, String text) throws IOException {
		Files.writeString(this.content.resolve(name), text);
	}

	private static void build(String source) {
		Ran built = Ran.with(Map.of(), "src/main/docker/stand-ins/build", STAND_IN, source);
		assertThat(built.code()).as(built.said()).isZero();
	}

	private static String inspect(String format) {
		return Ran.docker("image", "inspect", "--format", format, STAND_IN).said().strip();
	}

}
