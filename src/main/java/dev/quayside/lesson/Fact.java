package dev.quayside.lesson;

/**
 * What can be asked of an object of an engine.
 */
public enum Fact {

	/** The first characters of its id, or all. */
	ID,
	/** Its name; an image's with the tag. */
	NAME,
	/** A container's image. */
	IMAGE,
	/** A container's command with its arguments. */
	COMMAND,
	/** A container's state. */
	STATE,
	/** With what a container ended. */
	EXIT_CODE,
	/** A container's address in a network. */
	ADDRESS,
	/** A network's range of addresses. */
	SUBNET,
	/** How many such objects there are. */
	COUNT

}
