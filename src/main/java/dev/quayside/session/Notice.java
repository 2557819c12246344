package dev.quayside.session;

/**
 * Something that a learner has to know, for as long as it is so.
 *
 * @param kind what it is about
 * @param text a sentence for the learner
 */
public record Notice(Kind kind, String text) {

	/**
	 * What a notice is about.
	 */
	public enum Kind {

		/** The daemon does not answer. */
		DAEMON,

		/** The session has written much, or all that it may. */
		DISK

	}

}
