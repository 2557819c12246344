package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class FolderMeasureTest {

	private static final Written MOST = new Written(1000, 100);

	/** Its files may be of any size that there is a number for, as those of xfs. */
	private static final Path MEMORY = Path.of("/dev/shm");

	@TempDir
	private Path folder;

	@Test
	void foldersFilesAndLinksCount() throws IOException {
		Files.writeString(Files.createDirectory(this.folder.resolve("below")).resolve("file"), "0123456789");
		Files.createSymbolicLink(this.folder.resolve("link"), Path.of("below"));
		assertThat(FolderMeasure.of(this.folder, MOST)).isEqualTo(new Written(15, 4));
	}

	@Test
	void whatIsGoneIsNothing() {
		assertThat(FolderMeasure.of(this.folder.resolve("gone"), MOST)).isEqualTo(Written.NOTHING);
	}

	@Test
	void whatLiesBelowAPathThatIsTooLongIsMoreThanThereMayBe() throws Exception {
		run("n=$(printf %0250d 0); for i in $(seq 20); do mkdir $n; cd -P $n; done; echo > file");
		Written written = FolderMeasure.of(this.folder, MOST);
		run("rm -r 0*");
		assertThat(written.isMoreThan(MOST)).isTrue();
	}

	@Test
	void whatIsReplacedMeanwhileIsNoMore() throws Exception {
		String loop = "while [ ! -e end ]; do mkdir -p a/b/c/d/e; echo > a/b/c/d/file; rm -r a; echo > a; rm a; done";
		Process process = new ProcessBuilder("sh", "-c", loop).directory(this.folder.toFile()).start();
		for (int i = 0; i < 5000; i++) {
			assertThat(FolderMeasure.of(this.folder, MOST).isMoreThan(MOST)).isFalse();
		}
		Files.createFile(this.folder.resolve("end"));
		assertThat(process.waitFor()).isZero();
	}

	@Test
	void sizesThatHaveNoSumAreMoreThanThereMayBe() throws IOException {
		assumeThat(MEMORY).isDirectory();
		Path large = Files.createTempDirectory(MEMORY, "quayside");
		Written most = new Written(Long.MAX_VALUE - 1, 100);
		try {
			for (String name : new String[] { "one", "other" }) {
				try (RandomAccessFile file = new RandomAccessFile(large.resolve(name).toFile(), "rw")) {
					file.setLength(Long.MAX_VALUE - 1);
				}
			}
			assertThat(FolderMeasure.of(large, most).isMoreThan(most)).isTrue();
		}
		finally {
			Files.deleteIfExists(large.resolve("one"));
			Files.deleteIfExists(large.resolve("other"));
			Files.delete(large);
		}
	}

	@Test
	void sumsEndAtTheLargestNumber() {
		Written most = new Written(Long.MAX_VALUE, Long.MAX_VALUE);
		assertThat(most.plus(MOST)).isEqualTo(most);
		assertThat(most.times(4)).isEqualTo(most);
		assertThat(MOST.plus(MOST)).isEqualTo(MOST.times(2)).isEqualTo(new Written(2000, 200));
	}

	private void run(String line) throws Exception {
		assertThat(new ProcessBuilder("sh", "-c", line).directory(this.folder.toFile()).inheritIO().start().waitFor())
			.isZero();
	}

}
