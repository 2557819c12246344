package dev.quayside.gateway.build;

import java.util.ArrayList;
import java.util.List;

/**
 * A command of a Dockerfile in one of its two forms.
 */
public sealed interface Command {

	/**
	 * What is executed.
	 * @param shell what a shell form is given to
	 * @return the program and its arguments
	 */
	List<String> words(List<String> shell);

	/**
	 * As a JSON array: executed as it is.
	 *
	 * @param words the program and its arguments
	 */
	record Exec(List<String> words) implements Command {

		public Exec {
			words = List.copyOf(words);
		}

		@Override
		public List<String> words(List<String> shell) {
			return this.words;
		}

	}

	/**
	 * As text: given to a shell.
	 *
	 * @param text a line for the shell
	 */
	record Line(String text) implements Command {

		@Override
		public List<String> words(List<String> shell) {
			List<String> words = new ArrayList<>(shell);
			if (!this.text.isEmpty()) {
				words.add(this.text);
			}
			return words;
		}

	}

}
