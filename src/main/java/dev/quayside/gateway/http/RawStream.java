package dev.quayside.gateway.http;

import dev.quayside.engine.RawConnection;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A client's connection that no longer speaks HTTP.
 */
public final class RawStream {

	private static final Logger LOGGER = System.getLogger(RawStream.class.getName());

	private final RawConnection client;

	RawStream(RawConnection client) {
		this.client = client;
	}

	/**
	 * Joins the client with the daemon until the daemon ends. Each direction ends by
	 * itself: the end of the client's input is passed on and cuts no output
	 * ({@code echo x | docker exec -i} gets its answer after that).
	 * @param daemon the daemon's side; closed when the client is gone
	 * @throws IOException if either side breaks
	 */
	public void join(RawConnection daemon) throws IOException {
		Thread.ofVirtual().name("gateway-input").start(() -> pump(daemon));
		Relay.copy(daemon, this.client);
		this.client.endOutput();
	}

	private void pump(RawConnection daemon) {
		try {
			Relay.copy(this.client, daemon);
			daemon.endOutput();
		}
		catch (IOException ex) {
			LOGGER.log(Level.TRACE, "The input of a raw stream broke off", ex);
			Streams.close(daemon);
		}
	}

}
