package dev.quayside.check;

import dev.quayside.lesson.DockerCommand;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Words;

/**
 * A command that a learner ran.
 *
 * @param command which
 * @param all whether it was asked for all
 * @param object on what; empty if on nothing
 * @param inside what {@code exec} ran in a container; otherwise empty
 */
record Deed(DockerCommand command, boolean all, String object, String inside) {

	boolean is(Expectation.Ran wanted) {
		return this.command == wanted.command() && this.all == wanted.all() && isOn(wanted.object())
				&& wanted.inside().matches(this.inside);
	}

	/** An image may be named with its tag or without. */
	private boolean isOn(Words wanted) {
		return wanted.matches(this.object) || Names.image(wanted).matches(this.object);
	}

	/** Whether somebody who did this may have meant the other. */
	boolean isLike(Expectation.Ran wanted) {
		return this.command == wanted.command() || verb(this.command).equals(verb(wanted.command()));
	}

	private static String verb(DockerCommand command) {
		String name = command.name();
		return name.substring(name.indexOf('_') + 1);
	}

	@Override
	public String toString() {
		return this.command.typed(this.all, this.object, this.inside);
	}

}
