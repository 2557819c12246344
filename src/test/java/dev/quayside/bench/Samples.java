package dev.quayside.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How long something took, each time it was done.
 */
final class Samples {

	private final List<Double> milliseconds = new ArrayList<>();

	/** Does it once more. */
	void take(Action action) throws Exception {
		long start = System.nanoTime();
		action.run();
		this.milliseconds.add((System.nanoTime() - start) / 1e6);
	}

	/** Does several things in turn, so that what disturbs the machine disturbs all. */
	static List<Samples> inTurn(int times, List<Action> actions) throws Exception {
		List<Samples> all = actions.stream().map((_) -> new Samples()).toList();
		for (int i = 0; i < times; i++) {
			for (int j = 0; j < actions.size(); j++) {
				all.get(j).take(actions.get(j));
			}
		}
		return all;
	}

	double median() {
		List<Double> sorted = this.milliseconds.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/**
	 * What is timed.
	 */
	@FunctionalInterface
	interface Action {

		void run() throws Exception;

	}

}
