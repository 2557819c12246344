package dev.quayside.lesson.lint;

import java.util.HashMap;
import java.util.Map;

/**
 * What an engine has of one kind at one place of a lesson, by name, as far as the blocks
 * before tell.
 */
final class Shelf {

	private final Map<String, Thing> things = new HashMap<>();

	private boolean others;

	/**
	 * A thing.
	 *
	 * @param line where it was made, or removed
	 * @param sure whether it is there for certain
	 * @param gone whether it is gone for certain
	 */
	private record Thing(int line, boolean sure, boolean gone) {
	}

	/** There may be things of any name from now on. */
	void mayHoldOthers() {
		this.others = true;
	}

	void add(String name, int line, boolean sure) {
		this.things.put(name, new Thing(line, sure, false));
	}

	void mayBeGone(String name) {
		this.things.computeIfPresent(name, (_, thing) -> new Thing(thing.line(), false, thing.gone()));
	}

	void allMayBeGone() {
		this.things.replaceAll((_, thing) -> new Thing(thing.line(), false, thing.gone()));
	}

	void remove(String name, int line) {
		this.things.put(name, new Thing(line, false, true));
	}

	/** Whether a thing of the name cannot be there. */
	boolean lacks(String name) {
		Thing thing = this.things.get(name);
		return (thing == null) ? !this.others : thing.gone();
	}

	/** Whether no thing of the name was ever there. */
	boolean neverHeld(String name) {
		return !this.others && !this.things.containsKey(name);
	}

	/** The line on which it was removed; 0 if it was not. */
	int removedOn(String name) {
		Thing thing = this.things.get(name);
		return (thing != null && thing.gone()) ? thing.line() : 0;
	}

	/** The line on which it was made if it is there for certain, else 0. */
	int surelyFrom(String name) {
		Thing thing = this.things.get(name);
		return (thing != null && thing.sure()) ? thing.line() : 0;
	}

}
