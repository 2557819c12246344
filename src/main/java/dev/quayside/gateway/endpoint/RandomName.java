package dev.quayside.gateway.endpoint;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names for containers that were given none, in the way of Docker's own: a mood and a
 * person, here of the sea.
 */
final class RandomName {

	private static final String[] MOODS = { "able", "amber", "bold", "brave", "breezy", "bright", "calm", "clever",
			"curious", "daring", "eager", "fair", "gentle", "happy", "hardy", "hopeful", "jolly", "keen", "kind",
			"lively", "lucid", "merry", "mellow", "nimble", "patient", "proud", "quick", "quiet", "ready", "salty",
			"serene", "sharp", "steady", "sunny", "swift", "tidy", "trusty", "upbeat", "vivid", "wise" };

	private static final String[] PEOPLE = { "amundsen", "baret", "barents", "beaufort", "bering", "bowditch",
			"chichester", "cook", "cousteau", "drake", "earhart", "earle", "elcano", "ericson", "franklin", "fuchs",
			"hudson", "humboldt", "knox", "lovell", "magellan", "maury", "mercator", "nansen", "nightingale", "noonan",
			"piccard", "polo", "ross", "scoresby", "shackleton", "slocum", "tasman", "tharp", "vancouver", "vespucci",
			"wegener", "worsley", "xu", "zheng" };

	private RandomName() {
	}

	static String next() {
		return pick(MOODS) + "_" + pick(PEOPLE);
	}

	/** As Docker names volumes that were given no name: 64 hexadecimal digits. */
	static String ofVolume() {
		byte[] random = new byte[32];
		ThreadLocalRandom.current().nextBytes(random);
		return HexFormat.of().formatHex(random);
	}

	static boolean isOfVolume(String name) {
		return name.matches("[0-9a-f]{64}");
	}

	private static String pick(String[] words) {
		return words[ThreadLocalRandom.current().nextInt(words.length)];
	}

}
