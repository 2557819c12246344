package dev.quayside.web.session;

/**
 * The caller asked for what they do not have. The message is one sentence for a person.
 */
final class NotFoundException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotFoundException(String sentence) {
		super(sentence);
	}

	static NotFoundException session() {
		return new NotFoundException("You have no session; start one first.");
	}

}
