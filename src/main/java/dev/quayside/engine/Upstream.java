package dev.quayside.engine;

import java.io.IOException;

/**
 * The raw way to the daemon: one request on a connection of its own. What docker-java
 * cannot do (half-close, exact bytes, unknown fields) goes this way. Safe for use by
 * several threads.
 */
public interface Upstream {

	/**
	 * Sends a request and reads the head of the answer.
	 * @param request what is asked
	 * @return the answer, to be closed by the caller
	 * @throws IOException if the daemon cannot be reached or does not answer in HTTP
	 */
	UpstreamResponse send(UpstreamRequest request) throws IOException;

}
