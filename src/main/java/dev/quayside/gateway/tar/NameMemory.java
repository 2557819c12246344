package dev.quayside.gateway.tar;

import dev.quayside.gateway.http.Refusal;
import java.util.concurrent.Semaphore;

/**
 * What the names and entries of one archive take in memory. Small archives are read at
 * any time; what is more is shared by all sessions together, for a server that runs out
 * of memory is gone for everybody. Belongs to one thread.
 */
final class NameMemory implements AutoCloseable {

	private static final int SHARE = 1024 * 1024;

	/** In shares, of one archive. */
	private static final int MOST = 64;

	/** In shares beyond the first of each archive. */
	private static final Semaphore ALL = new Semaphore(128);

	private long bytes;

	private int shares;

	/**
	 * Accounts for what is about to be kept.
	 * @param more in bytes
	 * @throws Refusal if the archive takes too much, or all archives together do
	 */
	void take(long more) {
		this.bytes += more;
		if (this.bytes > (long) MOST * SHARE) {
			throw new Refusal(413,
					"The archive has too many or too long names; leave something out, or send it in parts");
		}
		while (this.bytes > (this.shares + 1L) * SHARE) {
			if (!ALL.tryAcquire()) {
				throw new Refusal(503, "Too many large archives are on their way; try again in a moment");
			}
			this.shares++;
		}
	}

	@Override
	public void close() {
		ALL.release(this.shares);
		this.shares = 0;
		this.bytes = 0;
	}

}
