package dev.quayside.terminal;

/**
 * The name that a page gave itself, so that its input is counted for itself over all of
 * its connections.
 *
 * @param high the first half
 * @param low the second half
 */
record PageId(long high, long low) {

	/** All those that gave themselves no name. */
	static final PageId NONE = new PageId(0, 0);

	private static final int DIGITS = 32;

	private static final int RADIX = 16;

	/**
	 * Reads a name.
	 * @param text 32 hexadecimal digits
	 * @return the name
	 * @throws MalformedMessageException if it is none
	 */
	static PageId parse(String text) {
		if (text.length() != DIGITS || !text.chars().allMatch((one) -> Character.digit(one, RADIX) >= 0 && one < 128)) {
			throw new MalformedMessageException("A page whose name is not 32 hexadecimal digits");
		}
		return new PageId(Long.parseUnsignedLong(text, 0, DIGITS / 2, RADIX),
				Long.parseUnsignedLong(text, DIGITS / 2, DIGITS, RADIX));
	}

}
