package dev.quayside.lesson.lint;

/**
 * A word of a command.
 *
 * @param text the word without its quotes
 * @param known whether it is always this word: no variable, no output of a command, no
 * place to be filled
 */
record ShellWord(String text, boolean known) {

	boolean is(String other) {
		return this.known && this.text.equals(other);
	}

}
