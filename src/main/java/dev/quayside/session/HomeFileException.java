package dev.quayside.session;

/**
 * A file cannot be brought or had. The message is one sentence for a person.
 */
public class HomeFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	HomeFileException(Reason reason, String sentence) {
		super(sentence);
		this.reason = reason;
	}

	/**
	 * Why it cannot be brought or had.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why a file cannot be brought or had.
	 */
	public enum Reason {

		/** There is no such file. */
		UNKNOWN,

		/** What is there is no plain file, or lies behind a link. */
		NOT_A_FILE,

		/** There is a file of that name already. */
		TAKEN,

		/** It is larger than a file may be. */
		TOO_LARGE,

		/** The session has written all that it may. */
		FULL,

		/** Not all of it came. */
		BROKEN_OFF,

		/** Enough files are on their way. */
		BUSY

	}

}
