package dev.quayside.gateway.http;

/**
 * How the end of a body is known (RFC 9112, 6.3).
 */
sealed interface Framing {

	/**
	 * By its length, given in advance.
	 *
	 * @param bytes 0 for no body
	 */
	record Length(long bytes) implements Framing {
	}

	/** By a last chunk of no length. */
	record Chunked() implements Framing {
	}

}
