package dev.quayside.gateway.build;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 that comes in pieces, which may end within a character.
 */
final class Utf8Pieces {

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
		.onMalformedInput(CodingErrorAction.REPLACE)
		.onUnmappableCharacter(CodingErrorAction.REPLACE);

	private byte[] rest = new byte[0];

	String add(byte[] piece) {
		ByteBuffer in = ByteBuffer.allocate(this.rest.length + piece.length).put(this.rest).put(piece).flip();
		CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
		this.decoder.decode(in, out, false);
		this.rest = new byte[in.remaining()];
		in.get(this.rest);
		return out.flip().toString();
	}

}
