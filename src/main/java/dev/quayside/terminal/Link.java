package dev.quayside.terminal;

import java.io.IOException;

/**
 * A viewer's connection. Only one thread sends; any may close.
 */
interface Link {

	/**
	 * Sends a frame and waits until it is on its way.
	 * @param frame the frame
	 * @throws IOException if the viewer does not take it
	 */
	void send(byte[] frame) throws IOException;

	/**
	 * Asks for a sign of life.
	 * @throws IOException if the connection is gone
	 */
	void ping() throws IOException;

	/**
	 * Closes the connection; does nothing if it is closed.
	 * @param code why, RFC 6455, 7.4.1
	 * @param reason why, at most 123 bytes of it are sent
	 */
	void close(int code, String reason);

}
