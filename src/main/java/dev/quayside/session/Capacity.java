package dev.quayside.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.quayside.gateway.SessionBounds;

import org.springframework.stereotype.Component;

/**
 * How many sessions the machine has room for: as many as were set, else as many more as
 * the memory that is available now is enough for, without that which those who are there
 * have not used yet.
 */
@Component
class Capacity {

	/** See proc_meminfo(5). */
	private static final Path MEMORY = Path.of("/proc/meminfo");

	/** A part of the memory is left to the server and the daemon, whatever comes. */
	private static final int RESERVE = 10;

	private static final Duration AGE = Duration.ofSeconds(1);

	private final AdmissionProperties properties;

	private final SessionBounds bounds;

	private long used = -1;

	private long usedAt;

	Capacity(AdmissionProperties properties, SessionBounds bounds) {
		this.properties = properties;
		this.bounds = bounds;
	}

	/**
	 * How many more there may be.
	 * @param there how many there are
	 * @return their number, below zero if there are too many
	 */
	int free(int there) {
		if (this.properties.maximum() != null) {
			return this.properties.maximum() - there;
		}
		long need = this.properties.need().toKilobytes();
		long promised = Math.max(0, there * need - used());
		long spare = kilobytes("MemAvailable:") - kilobytes("MemTotal:") / RESERVE - promised;
		return (int) Math.floorDiv(spare, need);
	}

	/** In kilobytes. Those who come all at once do not have it read for each of them. */
	private synchronized long used() {
		long now = System.nanoTime();
		if (this.used < 0 || now - this.usedAt > AGE.toNanos()) {
			this.used = this.bounds.memory(this.properties.need().toBytes()) / 1024;
			this.usedAt = now;
		}
		return this.used;
	}

	private static long kilobytes(String name) {
		try {
			return Files.readAllLines(MEMORY)
				.stream()
				.filter((line) -> line.startsWith(name))
				.map((line) -> Long.valueOf(line.replaceAll("[^0-9]", "")))
				.findFirst()
				.orElse(Long.MAX_VALUE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
