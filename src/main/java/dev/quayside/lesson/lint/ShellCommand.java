package dev.quayside.lesson.lint;

import java.util.List;

/**
 * A command as a shell runs it.
 *
 * @param line where its first word stands
 * @param words its words, without redirections
 * @param guarded whether it may be run more than once, not at all, or fail without harm:
 * in a loop, a condition, or beside {@code ||}
 * @param piped whether it reads or writes a pipe, or reads a file
 */
record ShellCommand(int line, List<ShellWord> words, boolean guarded, boolean piped) {

	ShellCommand {
		words = List.copyOf(words);
	}

}
