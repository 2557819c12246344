package dev.quayside.capacity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What proc(5) tells of processes. Of other users' processes only root learns all.
 */
final class Processes {

	private static final Path PROC = Path.of("/proc");

	private Processes() {
	}

	/** All processes of these containers, with those that watch over them. */
	static List<Long> of(Collection<String> containers) {
		List<ProcessHandle> shims = ProcessHandle.allProcesses()
			.filter((process) -> containers.stream().anyMatch(commandLine(process.pid())::contains))
			.toList();
		return Stream.concat(shims.stream(), shims.stream().flatMap(ProcessHandle::descendants))
			.map(ProcessHandle::pid)
			.distinct()
			.toList();
	}

	/** The process of a program, the first if there are several. */
	static Optional<Long> named(String program) {
		return ProcessHandle.allProcesses()
			.map(ProcessHandle::pid)
			.filter((pid) -> text(pid, "comm").strip().equals(program))
			.findFirst();
	}

	/**
	 * What processes take of the memory, shared pages by their share; without the right
	 * to know that, all that is mapped.
	 */
	static long memory(Collection<Long> processes) {
		return processes.stream().mapToLong((pid) -> {
			long share = kilobytes(text(pid, "smaps_rollup"), "Pss:");
			return 1024 * ((share > 0) ? share : kilobytes(text(pid, "status"), "VmRSS:"));
		}).sum();
	}

	static long tasks(Collection<Long> processes) {
		return processes.stream().mapToLong((pid) -> entries(PROC.resolve(pid + "/task"))).sum();
	}

	/** How many files a process has open, zero if that is not told. */
	static long files(long process) {
		return entries(PROC.resolve(process + "/fd"));
	}

	/** How many files a process may have open. */
	static long mostFiles(long process) {
		return text(process, "limits").lines()
			.filter((line) -> line.startsWith("Max open files"))
			.map((line) -> line.split(" {2,}")[1])
			.mapToLong((soft) -> soft.equals("unlimited") ? Integer.MAX_VALUE : Long.parseLong(soft))
			.findFirst()
			.orElse(0);
	}

	/** How many instances of inotify root has. */
	static long watches() {
		return ProcessHandle.allProcesses().mapToLong((process) -> links(PROC.resolve(process.pid() + "/fd"))).sum();
	}

	private static long links(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Processes::isInotify).count();
		}
		catch (IOException | UncheckedIOException _) {
			return 0;
		}
	}

	private static boolean isInotify(Path file) {
		try {
			return Files.readSymbolicLink(file).toString().contains("inotify");
		}
		catch (IOException _) {
			return false;
		}
	}

	private static long entries(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.count();
		}
		catch (IOException | UncheckedIOException _) {
			return 0;
		}
	}

	private static String commandLine(long process) {
		return text(process, "cmdline");
	}

	/** Empty for a process that has just ended. */
	private static String text(long process, String file) {
		try {
			return Files.readString(PROC.resolve(process + "/" + file));
		}
		catch (IOException _) {
			return "";
		}
	}

	private static long kilobytes(String text, String name) {
		return text.lines()
			.filter((line) -> line.startsWith(name))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("[^0-9]", "")))
			.findFirst()
			.orElse(0);
	}

}
