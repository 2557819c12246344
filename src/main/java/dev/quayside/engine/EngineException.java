package dev.quayside.engine;

import org.jspecify.annotations.Nullable;

/**
 * The daemon cannot be reached or refused a call. The message is one sentence for a
 * person.
 */
public class EngineException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Makes one.
	 * @param sentence what is wrong and what to do
	 * @param cause why, or null
	 */
	public EngineException(String sentence, @Nullable Throwable cause) {
		super(sentence, cause);
	}

}
