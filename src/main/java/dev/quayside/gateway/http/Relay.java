package dev.quayside.gateway.http;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Moves bytes from one socket to another. They stay outside the heap, which saves copying
 * each of them twice. A stream that never has much at once, as that of a terminal, keeps
 * the small buffer.
 */
final class Relay {

	private static final int SMALL = 8 * 1024;

	private static final int LARGE = 32 * 1024;

	private Relay() {
	}

	/** Passes each piece on as it comes, until there is no more. */
	static void copy(ReadableByteChannel from, WritableByteChannel to) throws IOException {
		try (Arena memory = Arena.ofConfined()) {
			ByteBuffer buffer = memory.allocate(SMALL).asByteBuffer();
			while (from.read(buffer) >= 0) {
				boolean full = !buffer.hasRemaining();
				buffer.flip();
				while (buffer.hasRemaining()) {
					to.write(buffer);
				}
				buffer = (full && buffer.capacity() == SMALL) ? memory.allocate(LARGE).asByteBuffer() : buffer.clear();
			}
		}
	}

}
