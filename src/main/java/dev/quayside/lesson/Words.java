package dev.quayside.lesson;

/**
 * Words that are looked for, in which a {@code *} stands for any characters.
 *
 * @param pattern the words
 */
public record Words(String pattern) {

	/** Whatever there is. */
	public static final Words ANY = new Words("*");

	/**
	 * Whether anything will do.
	 * @return true if so
	 */
	public boolean isAny() {
		return this.pattern.equals("*");
	}

	/**
	 * Compares. The time it takes is at most the product of both lengths.
	 * @param text what there is
	 * @return whether all of it is what is looked for
	 */
	public boolean matches(String text) {
		int at = 0;
		int star = -1;
		int retry = 0;
		int i = 0;
		while (i < text.length()) {
			if (at < this.pattern.length() && this.pattern.charAt(at) == '*') {
				star = at++;
				retry = i;
			}
			else if (at < this.pattern.length() && this.pattern.charAt(at) == text.charAt(i)) {
				at++;
				i++;
			}
			else if (star >= 0) {
				at = star + 1;
				i = ++retry;
			}
			else {
				return false;
			}
		}
		while (at < this.pattern.length() && this.pattern.charAt(at) == '*') {
			at++;
		}
		return at == this.pattern.length();
	}

	@Override
	public String toString() {
		return this.pattern;
	}

}
