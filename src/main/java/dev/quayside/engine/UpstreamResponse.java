package dev.quayside.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's answer, still open. Closing it ends the connection, from any thread.
 */
public interface UpstreamResponse extends AutoCloseable {

	/**
	 * The HTTP status.
	 * @return the status, {@code 101} for a connection that became a raw stream
	 */
	int status();

	/**
	 * A header of the answer.
	 * @param name which, in any case
	 * @return its value, or null
	 */
	@Nullable String header(String name);

	/**
	 * What the daemon sends: the decoded body, or after {@code 101} the raw stream.
	 * @return the bytes; ends where the body or the stream ends
	 */
	InputStream body();

	/**
	 * The way to the daemon after {@code 101}. Closing it half-closes the connection: the
	 * daemon sees the end of the input and {@link #body()} can still be read.
	 * @return where raw bytes go
	 * @throws IllegalStateException if the daemon did not answer {@code 101}
	 */
	OutputStream output();

	/**
	 * Both directions after {@code 101}, for who moves much. Neither {@link #body()} nor
	 * {@link #output()} is of use any more.
	 * @return the connection, with what came along with the head
	 * @throws IllegalStateException if the daemon did not answer {@code 101}
	 */
	RawConnection raw();

	@Override
	void close() throws IOException;

}
