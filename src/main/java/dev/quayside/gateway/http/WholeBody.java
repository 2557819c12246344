package dev.quayside.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.ByteArrayInputStream;
import java.util.concurrent.Semaphore;

/**
 * Reads bodies as a whole. Only so many large ones are read at a time, by all sessions
 * together: clients that send slowly on every connection they may have would hold more
 * memory than the server has.
 */
final class WholeBody {

	/** Bodies up to this many bytes are read at any time; nearly all are smaller. */
	private static final int SMALL = 64 * 1024;

	private static final Semaphore LARGE = new Semaphore(32);

	private WholeBody() {
	}

	/**
	 * Reads to the end.
	 * @param body what the client sends
	 * @param most how many bytes it may have
	 * @return the bytes
	 * @throws IOException if the connection breaks
	 * @throws Refusal if it is larger, or there is no room for a large one
	 */
	static byte[] read(InputStream body, int most) throws IOException {
		byte[] begin = body.readNBytes(Math.min(SMALL, most) + 1);
		if (begin.length > most) {
			throw tooLarge(most);
		}
		if (begin.length <= SMALL) {
			return begin;
		}
		if (!LARGE.tryAcquire()) {
			throw new Refusal(503, "Too many large requests are on their way; try again in a moment");
		}
		try {
			byte[] bytes = new SequenceInputStream(new ByteArrayInputStream(begin), body).readNBytes(most + 1);
			if (bytes.length > most) {
				throw tooLarge(most);
			}
			return bytes;
		}
		finally {
			LARGE.release();
		}
	}

	private static Refusal tooLarge(int most) {
		return new Refusal(413, "The body of the request is larger than " + most + " bytes");
	}

}
