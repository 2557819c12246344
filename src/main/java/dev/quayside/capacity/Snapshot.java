package dev.quayside.capacity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the machine has in use at a moment.
 *
 * @param server what the server itself takes, in bytes
 * @param files open files by the name of the program
 * @param watches instances of inotify
 */
record Snapshot(long server, Map<String, Long> files, long watches) {

	private static final String SERVER = "the server";

	private static final List<String> DAEMONS = List.of("dockerd", "containerd");

	private static final Path KERNEL = Path.of("/proc/sys");

	private static final int LONGEST = 4096;

	static Snapshot now() {
		long server = ProcessHandle.current().pid();
		Map<String, Long> files = new HashMap<>();
		files.put(SERVER, Processes.files(server));
		for (String daemon : DAEMONS) {
			Processes.named(daemon)
				.map(Processes::files)
				.filter((count) -> count > 0)
				.ifPresent((count) -> files.put(daemon, count));
		}
		return new Snapshot(Processes.memory(List.of(server)), files, Processes.watches());
	}

	/** How many open files each program may have more. */
	Map<String, Long> filesLeft() {
		Map<String, Long> left = new HashMap<>();
		this.files.forEach((program, count) -> {
			long process = program.equals(SERVER) ? ProcessHandle.current().pid() : Processes.named(program).orElse(0L);
			left.put(program, Processes.mostFiles(process) - count);
		});
		return left;
	}

	/** How many instances of inotify there may be more; -1 where only root is told. */
	long watchesLeft() {
		return System.getProperty("user.name").equals("root")
				? number(KERNEL.resolve("fs/inotify/max_user_instances")) - this.watches : -1;
	}

	/** How many processes and threads there may be more. */
	static long tasksLeft() {
		// proc_loadavg(5): 0.20 0.18 0.12 1/80 11206
		String running = text(Path.of("/proc/loadavg")).split(" ")[3];
		long most = Math.min(number(KERNEL.resolve("kernel/pid_max")), number(KERNEL.resolve("kernel/threads-max")));
		return most - Long.parseLong(running.substring(running.indexOf('/') + 1));
	}

	/** What programs can still have, in bytes. */
	static long memoryLeft() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
			return lines.filter((line) -> line.startsWith("MemAvailable:"))
				.mapToLong((line) -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long number(Path file) {
		return Long.parseLong(text(file).strip());
	}

	/** The kernel gives such a file to one read only: what is read in pieces is cut. */
	private static String text(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
