package dev.quayside.lesson;

/**
 * How many of something there should be.
 *
 * @param least at least so many
 * @param most at most so many
 */
public record Count(int least, int most) {

	/** One or more. */
	public static final Count SOME = new Count(1, Integer.MAX_VALUE);

	/**
	 * Whether a number is right.
	 * @param number how many there are
	 * @return true if so
	 */
	public boolean allows(int number) {
		return number >= this.least && number <= this.most;
	}

	/**
	 * For a sentence.
	 */
	@Override
	public String toString() {
		if (this.most == 0) {
			return "none";
		}
		return (this.least == this.most) ? String.valueOf(this.least) : "at least " + this.least;
	}

}
