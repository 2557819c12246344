package dev.quayside.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long answers took. Safe for use by several threads.
 */
final class Latencies {

	private final List<Double> milliseconds = Collections.synchronizedList(new ArrayList<>());

	void add(long nanoseconds) {
		this.milliseconds.add(nanoseconds / 1e6);
	}

	/** Types a key and waits for its echo. */
	void key(Way way) throws IOException, InterruptedException {
		long before = way.come();
		long start = System.nanoTime();
		way.type("k");
		way.awaits(before + 1);
		add(System.nanoTime() - start);
	}

	/**
	 * The time that so many did not exceed, in milliseconds.
	 * @param share 0.5 for the median, 1 for the worst
	 */
	double at(double share) {
		List<Double> sorted = this.milliseconds.stream().sorted().toList();
		return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
	}

}
