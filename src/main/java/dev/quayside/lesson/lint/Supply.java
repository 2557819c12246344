package dev.quayside.lesson.lint;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The images that a learner of a lesson can come to have, at any place of it.
 *
 * @param made those that can be pulled, or that a block makes
 * @param open whether the lesson speaks of a way to make others, so that nobody knows
 */
record Supply(Set<String> made, boolean open) {

	private static final Pattern MAKING = Pattern
		.compile("docker (?:(?:image|container|builder) )?(?:build|tag|commit|load|import)\\b");

	Supply {
		made = Set.copyOf(made);
	}

	/**
	 * The supply of a lesson.
	 * @param images what can be pulled
	 * @param made what blocks make
	 * @param open whether blocks may make others
	 * @param text the text of the lesson without its blocks
	 */
	static Supply of(Iterable<String> images, Set<String> made, boolean open, String text) {
		Set<String> all = new HashSet<>(made);
		images.forEach((image) -> all.add(ImageName.canonical(image)));
		return new Supply(all, open || MAKING.matcher(text).find());
	}

	boolean canEverHave(String image) {
		return this.open || this.made.contains(ImageName.canonical(image));
	}

}
