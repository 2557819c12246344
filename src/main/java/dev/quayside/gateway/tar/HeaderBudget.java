package dev.quayside.gateway.tar;

import dev.quayside.gateway.http.Refusal;
import java.io.InputStream;

/**
 * Bounds what the reader may take in before it comes to the next entry: long names and
 * extended headers are kept in memory, whatever size they claim.
 */
final class HeaderBudget extends CountedInput {

	private static final long BYTES = 256 * 1024;

	private static final int RECORD = 512;

	private long until = Long.MAX_VALUE;

	HeaderBudget(InputStream in) {
		super(in);
	}

	void begin() {
		this.until = count() + BYTES;
	}

	void end() {
		this.until = Long.MAX_VALUE;
	}

	/** Whether it ended within a record, as no archive does. */
	boolean partial() {
		return count() % RECORD != 0;
	}

	@Override
	void counted(long all) {
		if (all > this.until) {
			throw Refusal.badRequest("The archive has an entry whose header is larger than " + BYTES + " bytes");
		}
	}

}
