package dev.quayside.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system of a few gigabytes in a file, which can be filled without harm.
 */
public final class SmallDisk implements AutoCloseable {

	private static final long SPARE = 16L << 20;

	private final Path image;

	private final Path folder;

	/**
	 * Makes and mounts it.
	 * @param size say {@code 4G}
	 * @throws IOException if it cannot be made
	 */
	public SmallDisk(String size) throws IOException {
		this.image = Files.createTempFile("quayside-disk", ".ext4");
		this.folder = Files.createTempDirectory("quayside-disk");
		run("truncate", "--size", size, this.image.toString());
		run("mkfs.ext4", "-q", "-m", "0", this.image.toString());
		run("mount", "-o", "loop", this.image.toString(), this.folder.toString());
	}

	/**
	 * Where it is.
	 * @return the folder on which it is mounted
	 */
	public Path folder() {
		return this.folder;
	}

	/** In bytes, for whoever writes. */
	long left() throws IOException {
		return Files.getFileStore(this.folder).getUsableSpace();
	}

	/**
	 * Takes all that is left.
	 * @throws IOException if it cannot be written
	 */
	public void fill() throws IOException {
		// A file system takes some for itself: the rest is written until there is none.
		run("sh", "-c", "fallocate -l " + (left() - SPARE) + " " + filler() + "; dd if=/dev/zero bs=4k >> " + filler()
				+ " 2> /dev/null || true");
	}

	void empty() throws IOException {
		Files.deleteIfExists(filler());
	}

	private Path filler() {
		return this.folder.resolve("filler");
	}

	private static void run(String... command) throws IOException {
		try {
			if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
				throw new IOException("Failed: " + String.join(" ", command));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		run("umount", "--lazy", this.folder.toString());
		Files.delete(this.folder);
		Files.delete(this.image);
	}

}
