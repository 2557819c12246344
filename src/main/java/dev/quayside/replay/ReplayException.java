package dev.quayside.replay;

/**
 * The engine could not be brought to where a step begins. The message is one sentence for
 * the learner.
 */
public final class ReplayException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ReplayException(String sentence) {
		super(sentence);
	}

}
