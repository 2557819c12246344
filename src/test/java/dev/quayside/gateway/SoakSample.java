package dev.quayside.gateway;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import dev.quayside.testing.ServerProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server holds while nobody is there.
 *
 * @param heap what lives after a full collection, in bytes
 * @param files open ones of its process
 * @param threads of its process
 * @param containers on the daemon, whoever made them, and so on
 * @param networks on the daemon
 * @param volumes on the daemon
 * @param images on the daemon
 * @param disk what its data folder takes, in bytes
 * @param daemonDisk what the daemon's disk has taken, in bytes
 */
record SoakSample(long heap, long files, long threads, long containers, long networks, long volumes, long images,
		long disk, long daemonDisk) {

	private static final long MEGABYTE = 1 << 20;

	static SoakSample of(ServerProcess server) throws IOException {
		Path process = Path.of("/proc", Long.toString(server.pid()));
		Docker daemon = Docker.on(TestedDaemon.socket());
		return new SoakSample(heap(server), count(process.resolve("fd")), count(process.resolve("task")),
				count(daemon, "container"), count(daemon, "network"), count(daemon, "volume"), count(daemon, "image"),
				size(server.data()), taken(daemon));
	}

	/**
	 * Caches fill and buffers come and go, so a little more now and then is no growth; of
	 * what is on the daemon none is.
	 */
	void isNoMoreThan(SoakSample first) {
		assertThat(this.heap).as("heap").isLessThan(first.heap + first.heap / 8 + 2 * MEGABYTE);
		assertThat(this.files).as("open files").isLessThan(first.files + 8);
		assertThat(this.threads).as("threads").isLessThan(first.threads + 8);
		assertThat(this.containers).as("containers").isLessThanOrEqualTo(first.containers);
		assertThat(this.networks).as("networks").isLessThanOrEqualTo(first.networks);
		assertThat(this.volumes).as("volumes").isLessThanOrEqualTo(first.volumes);
		assertThat(this.images).as("images").isLessThanOrEqualTo(first.images);
		assertThat(this.disk).as("disk").isLessThan(first.disk + 8 * MEGABYTE);
		assertThat(this.daemonDisk).as("the daemon's disk").isLessThan(first.daemonDisk + 64 * MEGABYTE);
	}

	String row(int round) {
		return String.format(Locale.ROOT, "| %d | %.1f MB | %d | %d | %d | %d | %d | %d | %.1f MB | %d MB |", round,
				this.heap / (double) MEGABYTE, this.files, this.threads, this.containers, this.networks, this.volumes,
				this.images, this.disk / (double) MEGABYTE, this.daemonDisk / MEGABYTE);
	}

	/** The last line is "Total 123456 12345678": instances and bytes. */
	private static long heap(ServerProcess server) throws IOException {
		return server.jcmd("GC.class_histogram")
			.stream()
			.filter((line) -> line.startsWith("Total"))
			.map((line) -> Long.valueOf(line.trim().split(" +")[2]))
			.findFirst()
			.orElseThrow();
	}

	/** All, for a thing that lost its label would be missed. */
	private static long count(Docker daemon, String kind) {
		return daemon.run(kind, "ls", kind.equals("container") || kind.equals("image") ? "-aq" : "-q")
			.out()
			.lines()
			.count();
	}

	/** Others write there, too, a little. */
	private static long taken(Docker daemon) throws IOException {
		FileStore store = Files.getFileStore(Path.of(daemon.run("info", "-f", "{{.DockerRootDir}}").out().strip()));
		return store.getTotalSpace() - store.getUnallocatedSpace();
	}

	private static long count(Path folder) throws IOException {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.count();
		}
	}

	private static long size(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).mapToLong((file) -> file.toFile().length()).sum();
		}
	}

}
