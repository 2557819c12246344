package dev.quayside.gateway.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The {@code 100 Continue} that a client waits for before it sends a body. RFC 9110,
 * 10.1.1: said by the gateway itself, once it is ready for the body.
 */
final class ContinueFirst {

	private final OutputStream out;

	private boolean expected;

	ContinueFirst(boolean expected, OutputStream out) {
		this.expected = expected;
		this.out = out;
	}

	boolean waiting() {
		return this.expected;
	}

	void say() throws IOException {
		if (this.expected) {
			this.expected = false;
			this.out.write(HeadReader.ascii("HTTP/1.1 100 Continue\r\n\r\n"));
		}
	}

}
