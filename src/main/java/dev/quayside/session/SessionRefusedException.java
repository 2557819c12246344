package dev.quayside.session;

/**
 * A session or a terminal cannot be had. The message is one sentence for a person.
 */
public class SessionRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	SessionRefusedException(Reason reason, String sentence) {
		super(sentence);
		this.reason = reason;
	}

	/**
	 * Why it cannot be had.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why something cannot be had.
	 */
	public enum Reason {

		/** There is no such session or terminal, or it is over. */
		UNKNOWN,

		/** The session has all the terminals that it may have. */
		TOO_MANY_TERMINALS,

		/** The server has all the sessions that it may have, and a long queue. */
		FULL,

		/** Too many sessions were asked for from one address. */
		TOO_OFTEN,

		/** The server lacks something that its operator has to bring. */
		NOT_READY

	}

}
