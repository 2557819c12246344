package dev.quayside.operator;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The machine under the server, as its kernel tells.
 */
@Component
class Machine {

	private final Path data;

	Machine(OperatorProperties properties) {
		this.data = properties.data();
	}

	Overview.Host look() {
		Runtime runtime = Runtime.getRuntime();
		return new Overview.Host(memory("MemTotal:"), memory("MemAvailable:"),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), runtime.availableProcessors(),
				this.data, free(), runtime.totalMemory() - runtime.freeMemory(),
				Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
	}

	private long free() {
		try {
			return Files.getFileStore(this.data).getUsableSpace();
		}
		catch (IOException _) {
			return 0;
		}
	}

	/** Bytes, of a line of proc_meminfo(5) such as {@code MemTotal: 16 kB}. */
	private static long memory(String name) {
		try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
			return lines.filter((line) -> line.startsWith(name))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException _) {
			return 0;
		}
	}

}
