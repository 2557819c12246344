package dev.quayside.gateway.tar;

import dev.quayside.gateway.http.Refusal;
import java.io.InputStream;

/**
 * Refuses to read on beyond a number of bytes.
 */
final class BoundedInput extends CountedInput {

	private final long most;

	BoundedInput(InputStream in, long most) {
		super(in);
		this.most = most;
	}

	@Override
	void counted(long all) {
		if (all > this.most) {
			throw new Refusal(413, "The archive is larger than " + this.most / 1024 / 1024
					+ " MB, the most this playground takes; leave something out, say with a .dockerignore file");
		}
	}

}
