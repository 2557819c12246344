package dev.quayside.lesson;

import java.util.List;

/**
 * A block of commands that run.
 *
 * @param terminal in which terminal, from 1
 * @param lines what is typed, with places such as {@code <container ID>} as they stand
 * @param line where it stands in its file, from 1
 */
public record Run(int terminal, List<String> lines, int line) {

	public Run {
		lines = List.copyOf(lines);
	}

}
