package dev.quayside.lesson.content;

import java.util.List;
import java.util.Map;

import dev.quayside.lesson.Check;
import dev.quayside.lesson.ComputedQuiz;
import dev.quayside.lesson.Lookup;

/**
 * What a lesson does or asks at one place of its file.
 */
public sealed interface Moment {

	/**
	 * Where it stands.
	 * @return the line of the file, from 1, on which its fence opens
	 */
	int line();

	/**
	 * A block that is typed.
	 *
	 * @param line where its fence opens
	 * @param terminal in which terminal, from 1
	 * @param lines all of its lines as they stand
	 * @param fails whether its author says that it is meant to fail
	 */
	record Typed(int line, int terminal, List<String> lines, boolean fails) implements Moment {

		public Typed {
			lines = List.copyOf(lines);
		}

	}

	/**
	 * A task.
	 *
	 * @param line where its fence opens
	 * @param check the task
	 */
	record Tasked(int line, Check check) implements Moment {
	}

	/**
	 * With what places are filled from here on.
	 *
	 * @param line where its fence opens
	 * @param byName where to look, by the name of the place
	 */
	record Filled(int line, Map<String, Lookup> byName) implements Moment {

		public Filled {
			byName = Map.copyOf(byName);
		}

	}

	/**
	 * A question that the engine answers.
	 *
	 * @param line where its fence opens
	 * @param quiz the question
	 */
	record Asked(int line, ComputedQuiz quiz) implements Moment {
	}

}
