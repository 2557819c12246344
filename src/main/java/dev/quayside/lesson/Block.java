package dev.quayside.lesson;

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
	 */
	record Prose(String html) implements Block {
	}

	/**
	 * A question.
	 *
	 * @param quiz the question with its options
	 */
	record Question(Quiz quiz) implements Block {
	}

}
