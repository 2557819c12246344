package dev.quayside.engine;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/**
 * A connection that no longer speaks HTTP. One thread may read while another writes.
 * Closing it ends both directions, from any thread.
 */
public interface RawConnection extends ByteChannel {

	/**
	 * A connection over a socket.
	 * @param channel the socket, in blocking mode
	 * @param ahead what was read of it already and is to be read again
	 * @return the connection
	 */
	static RawConnection of(SocketChannel channel, byte[] ahead) {
		return new SocketConnection(channel, ahead);
	}

	/**
	 * Tells the other side that nothing more is written; what it sends can still be read.
	 * @throws IOException if the connection breaks
	 */
	void endOutput() throws IOException;

}
