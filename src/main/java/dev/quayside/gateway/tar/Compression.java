package dev.quayside.gateway.tar;

/**
 * How an archive is compressed, told by its first bytes.
 */
public enum Compression {

	/** Not at all. */
	NONE,

	/** RFC 1952. */
	GZIP,

	/** In a way that is not read here: bzip2, xz or zstd. */
	OTHER;

	/**
	 * Looks at the first bytes.
	 * @param head six of them, or all if there are fewer
	 * @return the compression
	 */
	public static Compression of(byte[] head) {
		if (begins(head, 0x1f, 0x8b)) {
			return GZIP;
		}
		boolean other = begins(head, 'B', 'Z', 'h') || begins(head, 0xfd, '7', 'z', 'X', 'Z')
				|| begins(head, 0x28, 0xb5, 0x2f, 0xfd);
		return other ? OTHER : NONE;
	}

	private static boolean begins(byte[] head, int... magic) {
		for (int i = 0; i < magic.length; i++) {
			if (head.length <= i || (head[i] & 0xff) != magic[i]) {
				return false;
			}
		}
		return true;
	}

}
