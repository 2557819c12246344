package dev.quayside.engine;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What a request carries.
 */
public sealed interface UpstreamBody {

	/**
	 * Bytes whose number is known: sent with a {@code Content-Length}.
	 *
	 * @param content the bytes
	 */
	record Bytes(byte[] content) implements UpstreamBody {
	}

	/**
	 * Bytes that are made while they are sent: sent in chunks.
	 *
	 * @param writer what writes them
	 */
	record Stream(Writer writer) implements UpstreamBody {
	}

	/**
	 * Bytes whose number is known.
	 * @param content the bytes
	 * @return the body
	 */
	static UpstreamBody of(byte[] content) {
		return new Bytes(content);
	}

	/**
	 * Writes a body.
	 */
	@FunctionalInterface
	interface Writer {

		/**
		 * Writes all of the body.
		 * @param out where to; not to be closed
		 * @throws IOException if it cannot be made or written
		 */
		void writeTo(OutputStream out) throws IOException;

	}

}
