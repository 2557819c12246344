package dev.quayside.gateway.bounds;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What places take on the disk, in its blocks. Java tells the size of a file alone, and a
 * file can have blocks beyond its end (fallocate(2) with FALLOC_FL_KEEP_SIZE): du(1) is
 * asked, of coreutils or busybox.
 *
 * @param bytes by place, without those that it cannot tell
 * @param took nanoseconds
 */
record DiskBlocks(Map<String, Long> bytes, long took) {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	/** Each folder and file takes whole blocks. */
	private static final int BLOCK = 4096;

	/** What a file system notes about large files. */
	private static final long LITTLE = 1L << 20;

	static DiskBlocks of(Map<String, List<Path>> places) throws IOException {
		long begun = System.nanoTime();
		Map<String, Long> folders = ask(places.values().stream().flatMap(Collection::stream).toList());
		Map<String, Long> bytes = new HashMap<>();
		places.forEach((place, parts) -> {
			List<String> names = parts.stream().map(Path::toString).toList();
			if (!names.isEmpty() && folders.keySet().containsAll(names)) {
				bytes.put(place, names.stream().mapToLong((name) -> folders.getOrDefault(name, 0L)).sum());
			}
		});
		return new DiskBlocks(bytes, System.nanoTime() - begun);
	}

	private static Map<String, Long> ask(List<Path> folders) throws IOException {
		List<String> command = new ArrayList<>(
				List.of("timeout", Long.toString(PATIENCE.toSeconds()), "du", "-s", "-k", "-x"));
		folders.forEach((folder) -> command.add(folder.toString()));
		Process du = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
		du.getOutputStream().close();
		Map<String, Long> bytes = new HashMap<>();
		try (BufferedReader lines = du.inputReader()) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				String[] parts = line.split("\t", 2);
				if (parts.length == 2 && parts[0].matches("[0-9]{1,15}")) {
					bytes.put(parts[1], Long.parseLong(parts[0]) << 10);
				}
			}
		}
		return bytes;
	}

	/** How much a place takes beyond what is seen of it; what was hidden if not told. */
	long beyond(String place, Written seen, long before) {
		Long all = this.bytes.get(place);
		if (all == null) {
			return before;
		}
		long more = all - seen.bytes() - seen.files() * BLOCK;
		return (more > LITTLE) ? more : 0;
	}

}
