package dev.quayside.gateway.http;

import java.io.FilterInputStream;
import java.io.InputStream;

/**
 * A body that is read piece by piece, with somebody watching how long it takes.
 */
final class Upload extends FilterInputStream {

	private final Watchdog.Guard guard;

	Upload(InputStream body, Watchdog.Guard guard) {
		super(body);
		this.guard = guard;
	}

	/** The body belongs to the connection, which stays open. */
	@Override
	public void close() {
		this.guard.close();
	}

}
