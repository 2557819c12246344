package dev.quayside.gateway.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A connection that no longer speaks HTTP.
 */
public final class RawStream {

	private static final Logger LOGGER = System.getLogger(RawStream.class.getName());

	private final ClientConnection client;

	RawStream(ClientConnection client) {
		this.client = client;
	}

	/**
	 * Joins the client with the daemon until the daemon ends. Each direction ends by
	 * itself: the end of the client's input is passed on and cuts no output
	 * ({@code echo x | docker
	 * exec -i} gets its answer after that).
	 * @param from what the daemon sends
	 * @param to where the client's input goes; closed at its end
	 * @param daemon what is closed when the client is gone
	 * @throws IOException if either side breaks
	 */
	public void join(InputStream from, OutputStream to, Closeable daemon) throws IOException {
		Thread.ofVirtual().name("gateway-input").start(() -> pump(to, daemon));
		Streams.copy(from, this.client.out());
		this.client.shutdownOutput();
	}

	private void pump(OutputStream to, Closeable daemon) {
		try {
			Streams.copy(this.client.in(), to);
			to.close();
		}
		catch (IOException ex) {
			LOGGER.log(Level.TRACE, "The input of a raw stream broke off", ex);
			Streams.close(daemon);
		}
	}

}
