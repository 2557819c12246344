package dev.quayside.capacity;

/**
 * What was found of one thing that a workshop needs.
 *
 * @param verdict whether it is enough
 * @param what the thing, in a word or two
 * @param found how much is needed and how much there is
 * @param remedy what to do, empty where nothing is to be done
 */
public record Finding(Verdict verdict, String what, String found, String remedy) {

	static Finding of(boolean enough, String what, String found, String remedy) {
		return enough ? new Finding(Verdict.GOOD, what, found, "") : new Finding(Verdict.BAD, what, found, remedy);
	}

	/**
	 * The finding as {@code ./quayside doctor} reads it.
	 * @return one line of four fields, with tabs between them
	 */
	public String line() {
		return String.join("\t", this.verdict.word, this.what, this.found, this.remedy);
	}

	/**
	 * Whether something is enough.
	 */
	public enum Verdict {

		/** It is enough. */
		GOOD("good"),

		/** It may be enough; somebody should look. */
		WEAK("weak"),

		/** It is not enough. */
		BAD("bad");

		private final String word;

		Verdict(String word) {
			this.word = word;
		}

	}

}
