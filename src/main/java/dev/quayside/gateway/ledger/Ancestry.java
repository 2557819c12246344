package dev.quayside.gateway.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What images were made of, step by step. The daemon knows nothing of it: to it, each
 * image that a build makes has no parent.
 *
 * @param parents the id of the image that the step began with, by the id of what it made
 */
public record Ancestry(Map<String, String> parents) {

	public Ancestry {
		parents = Map.copyOf(parents);
	}

	/**
	 * What an image stands on.
	 * @param image its id
	 * @return the ids, the nearest first
	 */
	public List<String> below(String image) {
		Set<String> below = new LinkedHashSet<>();
		String parent = this.parents.getOrDefault(image, "");
		while (!parent.isEmpty() && below.add(parent)) {
			parent = this.parents.getOrDefault(parent, "");
		}
		return new ArrayList<>(below);
	}

	/**
	 * What is needed for some images to stay what they are.
	 * @param images their ids
	 * @return their ids and those that they stand on
	 */
	public Set<String> needed(Set<String> images) {
		Set<String> needed = new HashSet<>(images);
		images.forEach((image) -> needed.addAll(below(image)));
		return needed;
	}

}
