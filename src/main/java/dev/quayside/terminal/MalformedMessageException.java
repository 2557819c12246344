package dev.quayside.terminal;

/**
 * A browser sent what is not a message. The text holds nothing of what was sent.
 */
final class MalformedMessageException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MalformedMessageException(String what) {
		super(what);
	}

}
