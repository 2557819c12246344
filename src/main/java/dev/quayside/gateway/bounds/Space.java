package dev.quayside.gateway.bounds;

import org.springframework.util.unit.DataSize;

/**
 * How much there is on the disk that the daemon's files are on, and how much of it is
 * left for everybody.
 *
 * @param bytes that there are
 * @param bytesLeft of them
 * @param files that there can be, 0 for any number
 * @param filesLeft of them
 */
record Space(long bytes, long bytesLeft, long files, long filesLeft) {

	/** Of a disk that is not seen: it is never short. */
	static final Space UNSEEN = new Space(0, Long.MAX_VALUE, 0, Long.MAX_VALUE);

	private static final int PART = 5;

	private static final int FILES_PART = 20;

	/**
	 * What is written until the writers are stopped comes out of it: seconds of a fast
	 * disk.
	 */
	private static final DataSize MOST = DataSize.ofGigabytes(2);

	long taken() {
		return this.bytes - this.bytesLeft;
	}

	/**
	 * How many bytes are left besides what is kept.
	 * @param kept in bytes; 0 for a fifth of the disk, at most 2 GB
	 */
	long besides(DataSize kept) {
		return this.bytesLeft - ((kept.toBytes() > 0) ? kept.toBytes() : Math.min(this.bytes / PART, MOST.toBytes()));
	}

	boolean isShortOfFiles() {
		return this.filesLeft < this.files / FILES_PART;
	}

}
