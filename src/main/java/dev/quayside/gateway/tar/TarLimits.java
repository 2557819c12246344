package dev.quayside.gateway.tar;

/**
 * What an archive may take.
 *
 * @param bytes of the archive once it is plain
 * @param entries in it
 * @param ratio how many times larger than its gzip form it may be, beyond the first
 * mebibyte
 */
public record TarLimits(long bytes, int entries, int ratio) {

	/**
	 * What is left for the next of several archives.
	 * @param takenBytes what the one before took
	 * @param takenEntries how many it had
	 * @return the rest, which may be nothing
	 */
	public TarLimits without(long takenBytes, int takenEntries) {
		return new TarLimits(Math.max(0, this.bytes - takenBytes), Math.max(0, this.entries - takenEntries),
				this.ratio);
	}

}
