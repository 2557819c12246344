package dev.quayside.gateway.endpoint;

import java.io.IOException;

/**
 * Answers one kind of request.
 */
@FunctionalInterface
interface Endpoint {

	/**
	 * Answers a request.
	 * @param call the request, its session, and the way to the daemon
	 * @throws IOException if the client or the daemon breaks off
	 * @throws dev.quayside.gateway.http.Refusal if it is not done
	 */
	void answer(Call call) throws IOException;

}
