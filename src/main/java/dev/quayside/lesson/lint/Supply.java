package dev.quayside.lesson.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.quayside.lesson.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a learner of a lesson can come to have, at any place of it.
 *
 * @param made the images that can be pulled, or that a block makes
 * @param open whether the lesson speaks of a way to make others, so that nobody knows
 * @param last the engine at the end of the lesson; none while that is not known
 */
record Supply(Set<String> made, boolean open, @Nullable Engine last) {

	private static final Pattern MAKING = Pattern
		.compile("docker (?:(?:image|container|builder) )?(?:build|tag|commit|load|import)\\b");

	/** Nothing is known yet. */
	static final Supply UNKNOWN = new Supply(Set.of(), true, null);

	Supply {
		made = Set.copyOf(made);
	}

	/**
	 * The supply of a lesson.
	 * @param images what can be pulled
	 * @param last the engine once all blocks were seen
	 * @param text the text of the lesson without its blocks
	 */
	static Supply of(List<String> images, Engine last, String text) {
		Set<String> all = new HashSet<>(last.made());
		images.forEach((image) -> all.add(ImageName.canonical(image)));
		return new Supply(all, last.isOpen() || MAKING.matcher(text).find(), last);
	}

	boolean canEverHave(String image) {
		return this.open || this.made.contains(ImageName.canonical(image));
	}

	/** Whether neither a block makes nor a task wants a container of the name. */
	boolean neverHasContainer(Words name) {
		return this.last != null && !name.pattern().contains("*") && this.last.containers().neverHeld(name.pattern());
	}

}
