package dev.quayside.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@SpringJUnitConfig(GatewayTestConfiguration.class)
class PassingFileTest {

	private static final byte[] MEGABYTE = new byte[1024 * 1024];

	@TempDir
	private Path folder;

	@Test
	void allFilesTogetherHaveOnlySoMuchOfTheDiskAndSmallOnesAreAlwaysTaken() throws IOException {
		Semaphore room = new Semaphore(2);
		try (PassingFile large = opened(room); PassingFile refused = opened(room)) {
			try (PassingFile first = opened(room)) {
				write(first, 2);
				write(large, 2);
				write(refused, 1);
				assertThatIllegalStateException().isThrownBy(() -> refused.output().write(1)).withMessage("full");
				try (PassingFile small = opened(room)) {
					write(small, 1);
				}
			}
			refused.output().write(1);
			assertThat(refused.size()).isEqualTo(MEGABYTE.length + 1);
		}
		assertThat(room.availablePermits()).isEqualTo(2);
	}

	@Test
	void aFileLiesWithoutANameInTheFolderThatIsEmptiedAtTheStartAndGoesAtTheEnd() throws IOException {
		Path own = Files.createDirectory(this.folder.resolve("passing"));
		Files.createFile(own.resolve("left"));
		PassingFile.keepIn(own);
		try (PassingFile file = opened(new Semaphore(0))) {
			write(file, 1);
			assertThat(file.from(1).readAllBytes()).hasSize(MEGABYTE.length - 1);
			assertThat(own).isEmptyDirectory();
			assertThat(openFiles()).anyMatch((open) -> open.startsWith(own + "/"));
		}
		finally {
			PassingFile.leave(own);
		}
		assertThat(own).doesNotExist();
	}

	@Test
	void anArchiveForWhichThereIsNoRoomIsRefusedInASentence(@Autowired Gateway gateway) throws IOException {
		Path large = Files.write(this.folder.resolve("large"), new byte[2 * MEGABYTE.length]);
		Path small = Files.write(this.folder.resolve("small"), new byte[1000]);
		try (TestSession session = new TestSession(gateway)) {
			session.docker().run("pull", "-q", "alpine");
			session.docker().run("create", "--name", "web", "alpine");
			int taken = PassingFile.ALL.drainPermits();
			try {
				assertThat(session.docker().run("cp", large.toString(), "web:/").err())
					.contains("Too much is on its way to this playground");
				assertThat(session.docker().run("cp", small.toString(), "web:/").exit()).isZero();
			}
			finally {
				PassingFile.ALL.release(taken);
			}
			assertThat(session.docker().run("cp", large.toString(), "web:/").exit()).isZero();
		}
	}

	private static PassingFile opened(Semaphore room) throws IOException {
		return PassingFile.open(room, () -> new IllegalStateException("full"));
	}

	private static void write(PassingFile file, int megabytes) throws IOException {
		OutputStream out = file.output();
		for (int i = 0; i < megabytes; i++) {
			out.write(MEGABYTE);
		}
	}

	private static List<String> openFiles() throws IOException {
		try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
			return open.map(PassingFileTest::target).toList();
		}
	}

	private static String target(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (IOException gone) {
			return "";
		}
	}

}
