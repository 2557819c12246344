package dev.quayside.lesson;

import java.util.List;
import java.util.Map;

/**
 * A part of a step.
 */
public sealed interface Block {

	/**
	 * Text, tables, pictures and commands that run, as safe HTML: no script, no handler,
	 * no style, no address with a scheme other than http, https and mailto. A command
	 * that runs is
	 * {@code <figure class="run" data-terminal="1"><pre><code>…</code></pre></figure>},
	 * in which a place to be filled is
	 * {@code <var data-placeholder="container ID">&lt;container
	 * ID&gt;</var>}.
	 *
	 * @param html the safe HTML
	 * @param runs the commands in it that run, in their order
	 */
	record Prose(String html, List<Run> runs) implements Block {

		public Prose {
			runs = List.copyOf(runs);
		}

	}

	/**
	 * A question.
	 *
	 * @param quiz the question with its options
	 */
	record Question(Quiz quiz) implements Block {
	}

	/**
	 * A question that the learner's own engine answers.
	 *
	 * @param quiz the question
	 */
	record Computed(ComputedQuiz quiz) implements Block {
	}

	/**
	 * A task.
	 *
	 * @param check the task, and how it is seen to be done
	 */
	record Task(Check check) implements Block {
	}

	/**
	 * With what the places in commands are filled, here and below. It is not shown.
	 *
	 * @param byName where to look, by the name of the place
	 */
	record Places(Map<String, Lookup> byName) implements Block {

		public Places {
			byName = Map.copyOf(byName);
		}

	}

}
