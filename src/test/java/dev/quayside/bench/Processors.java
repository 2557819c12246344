package dev.quayside.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The time of this machine's processors, by what took it (proc(5), {@code /proc/stat}).
 *
 * @param all in ticks since the machine's start
 * @param stolen what a machine that this one runs in kept for others
 */
record Processors(long all, long stolen) {

	private static final int STEAL = 7;

	static Processors now() throws IOException {
		String sum = Files.readAllLines(Path.of("/proc/stat")).getFirst();
		// Later columns are counted in the first two as well.
		long[] ticks = Arrays.stream(sum.split(" +")).skip(1).limit(STEAL + 1).mapToLong(Long::parseLong).toArray();
		return new Processors(Arrays.stream(ticks).sum(), ticks[STEAL]);
	}

	double stolenSince(Processors before) {
		return (double) (this.stolen - before.stolen) / (this.all - before.all);
	}

}
