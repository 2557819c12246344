package dev.quayside.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A socket of which some bytes were read already.
 */
final class SocketConnection implements RawConnection {

	private final SocketChannel channel;

	private final ByteBuffer ahead;

	SocketConnection(SocketChannel channel, byte[] ahead) {
		this.channel = channel;
		this.ahead = ByteBuffer.wrap(ahead);
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		if (!this.ahead.hasRemaining()) {
			return this.channel.read(target);
		}
		int count = Math.min(this.ahead.remaining(), target.remaining());
		target.put(this.ahead.slice(this.ahead.position(), count));
		this.ahead.position(this.ahead.position() + count);
		return count;
	}

	@Override
	public int write(ByteBuffer source) throws IOException {
		return this.channel.write(source);
	}

	@Override
	public void endOutput() throws IOException {
		if (this.channel.isOpen()) {
			this.channel.shutdownOutput();
		}
	}

	@Override
	public boolean isOpen() {
		return this.channel.isOpen();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
