package dev.quayside.gateway.tar;

import dev.quayside.gateway.http.Refusal;
import java.io.InputStream;

/**
 * Refuses what unpacks to far more than was sent.
 */
final class RatioInput extends CountedInput {

	private static final long FREE = 1024 * 1024;

	private final CountedInput packed;

	private final int ratio;

	RatioInput(InputStream in, CountedInput packed, int ratio) {
		super(in);
		this.packed = packed;
		this.ratio = ratio;
	}

	@Override
	void counted(long all) {
		if (all > FREE + this.packed.count() * this.ratio) {
			throw new Refusal(413, "The archive unpacks to more than " + this.ratio
					+ " times its size, which this playground does not take; send it plain");
		}
	}

}
