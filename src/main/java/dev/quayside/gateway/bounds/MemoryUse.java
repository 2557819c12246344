package dev.quayside.gateway.bounds;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much memory control groups have, without the files of which the kernel keeps a copy
 * (cgroup-v1/memory.rst 5.2, cgroup-v2.rst on memory.stat).
 */
final class MemoryUse {

	private static final Set<String> V1 = Set.of("total_rss", "total_shmem");

	private static final Set<String> V2 = Set.of("anon", "shmem");

	private MemoryUse() {
	}

	/**
	 * Of the groups right below one, each with all below it.
	 * @param root where control groups are mounted
	 * @param version 1 or 2
	 * @param group below that, without a slash at its beginning
	 * @param most of each, in bytes: what it has beyond is not counted
	 * @return bytes, 0 if there is no such group
	 * @throws IOException if it cannot be read
	 */
	static long below(Path root, int version, String group, long most) throws IOException {
		long sum = 0;
		try (DirectoryStream<Path> each = Files
			.newDirectoryStream(((version == 2) ? root : root.resolve("memory")).resolve(group), Files::isDirectory)) {
			for (Path folder : each) {
				sum += Math.min(most, of(folder.resolve("memory.stat"), version));
			}
		}
		catch (NoSuchFileException _) {
			return 0;
		}
		return sum;
	}

	/** A group that is gone has none. */
	private static long of(Path file, int version) throws IOException {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.map((line) -> line.split(" ", 2))
				.filter((entry) -> ((version == 2) ? V2 : V1).contains(entry[0]))
				.mapToLong((entry) -> Long.parseLong(entry[1]))
				.sum();
		}
		catch (NoSuchFileException _) {
			return 0;
		}
	}

}
