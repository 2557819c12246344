package dev.quayside.engine;

import java.util.Map;

/**
 * Something on the daemon that was found by its labels.
 *
 * @param id by what the daemon knows it
 * @param labels all of its labels
 */
public record Labelled(String id, Map<String, String> labels) {

	public Labelled {
		labels = Map.copyOf(labels);
	}

}
