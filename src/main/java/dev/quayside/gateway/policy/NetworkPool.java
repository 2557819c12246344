package dev.quayside.gateway.policy;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The playground's own IPv4 addresses, given out in blocks of sixteen: the daemon's pool
 * would be used up after thirty networks.
 *
 * @param text as {@code 10.200.0.0/14}
 */
public record NetworkPool(String text) {

	private static final Pattern SHAPE = Pattern
		.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})/([0-9]{1,2})");

	private static final int BLOCK_BITS = 4;

	public NetworkPool {
		Matcher parts = SHAPE.matcher(text);
		if (!parts.matches() || Integer.parseInt(parts.group(5)) < 8 || Integer.parseInt(parts.group(5)) > 24) {
			throw new IllegalArgumentException("quayside.gateway.network-pool is " + text
					+ "; give an IPv4 network of 8 to 24 bits such as 10.200.0.0/14");
		}
	}

	/**
	 * A block, at random: the daemon tells when it is taken.
	 * @return say {@code 10.201.7.16/28}
	 */
	public String block() {
		Matcher parts = SHAPE.matcher(this.text);
		if (!parts.matches()) {
			throw new IllegalStateException(this.text);
		}
		int bits = Integer.parseInt(parts.group(5));
		int address = 0;
		for (int i = 1; i <= 4; i++) {
			address = (address << 8) | Integer.parseInt(parts.group(i));
		}
		int mask = -1 << (32 - bits);
		int block = ThreadLocalRandom.current().nextInt(1 << (32 - bits - BLOCK_BITS));
		int start = (address & mask) | (block << BLOCK_BITS);
		return "%d.%d.%d.%d/%d".formatted((start >>> 24) & 255, (start >>> 16) & 255, (start >>> 8) & 255, start & 255,
				32 - BLOCK_BITS);
	}

}
