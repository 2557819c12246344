package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.build.Workbench;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The output of a container without a terminal, as attach streams it: pieces, each after
 * eight bytes of which the first is the stream and the last four are the length.
 */
final class AttachedOutput {

	private static final int ERRORS = 2;

	private static final int PIECE = 16 * 1024;

	private AttachedOutput() {
	}

	static void copy(InputStream stream, Workbench.ProcessOutput output) throws IOException {
		DataInputStream in = new DataInputStream(stream);
		int source = in.read();
		while (source >= 0) {
			in.skipNBytes(3);
			int left = in.readInt();
			while (left > 0) {
				byte[] piece = in.readNBytes(Math.min(left, PIECE));
				if (piece.length == 0) {
					throw new EOFException("The output of a step broke off");
				}
				left -= piece.length;
				output.take(source == ERRORS, piece);
			}
			source = in.read();
		}
	}

}
