package dev.quayside.session;

import org.jspecify.annotations.Nullable;

/**
 * The data folder cannot be used. The message is one sentence for a person.
 */
public class DataFolderException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DataFolderException(String sentence, @Nullable Throwable cause) {
		super(sentence, cause);
	}

}
