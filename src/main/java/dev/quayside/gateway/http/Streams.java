package dev.quayside.gateway.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Moves bytes.
 */
final class Streams {

	private static final Logger LOGGER = System.getLogger(Streams.class.getName());

	private Streams() {
	}

	/** Whether a stream ends before so many more bytes came. */
	static boolean endsWithin(InputStream in, long most) throws IOException {
		byte[] waste = new byte[1024];
		long left = most;
		int count = in.read(waste);
		while (count >= 0 && left > 0) {
			left -= count;
			count = in.read(waste);
		}
		return count < 0;
	}

	/** Reads on to the end, then closes something. */
	static void closeAtEnd(InputStream in, Closeable other) {
		try {
			in.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			LOGGER.log(Level.TRACE, "The client left", ex);
		}
		finally {
			close(other);
		}
	}

	static void close(Closeable closeable) {
		try {
			closeable.close();
		}
		catch (IOException ex) {
			LOGGER.log(Level.DEBUG, "A stream could not be closed", ex);
		}
	}

}
