package dev.quayside.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.quayside.lesson.Count;

/**
 * Compares the objects that are there with what is wanted.
 *
 * @param <T> the objects
 * @param there those that are there, newest first
 * @param aspects what is wanted of them, what costs time last
 * @param count how many are wanted
 * @param noun what they are, say {@code container}
 */
record Comparison<T>(List<T> there, List<Aspect<T>> aspects, Count count, String noun) {

	List<T> matching() {
		return this.there.stream()
			.filter((one) -> this.aspects.stream().allMatch((aspect) -> aspect.holds().test(one)))
			.toList();
	}

	boolean holds() {
		return this.count.allows(matching().size());
	}

	/** Whether all but what costs time is so of one. */
	boolean isNear(Predicate<T> which) {
		return this.there.stream()
			.filter(which)
			.anyMatch((one) -> this.aspects.stream()
				.filter((aspect) -> !aspect.costly())
				.allMatch((aspect) -> aspect.holds().test(one)));
	}

	/**
	 * Says how what was tried falls short.
	 * @param tried whether an object was made or changed of late
	 * @return a sentence; empty if none was, or nothing falls short
	 */
	Optional<String> says(Predicate<T> tried) {
		List<T> attempts = this.there.stream().filter(tried).toList();
		int found = matching().size();
		if (attempts.isEmpty() || this.count.allows(found)) {
			return Optional.empty();
		}
		if (found > 0) {
			return Optional.of(((found == 1) ? "There is one such " + this.noun
					: "There are " + found + " such " + this.noun + "s") + "; this step wants " + this.count);
		}
		T nearest = attempts.stream().max(Comparator.comparingInt(this::likeness)).orElseThrow();
		// max() takes the last of equals, and the newest is the first.
		T newest = attempts.stream().filter((one) -> likeness(one) == likeness(nearest)).findFirst().orElse(nearest);
		return this.aspects.stream()
			.filter((aspect) -> !aspect.holds().test(newest))
			.findFirst()
			.map((aspect) -> aspect.says().apply(newest));
	}

	/**
	 * What an object is counts for more than what became of it, which stands further
	 * down.
	 */
	private int likeness(T one) {
		int likeness = 0;
		for (Aspect<T> aspect : this.aspects) {
			likeness = 2 * likeness + ((!aspect.costly() && aspect.holds().test(one)) ? 1 : 0);
		}
		return likeness;
	}

}
