package dev.quayside.lesson;

import java.util.List;
import java.util.stream.Stream;

/**
 * A step: what stands under one second-level heading. What stands before the first is a
 * step without a title.
 *
 * @param id its anchor in the page
 * @param title its heading, in safe HTML; empty for what stands before the first heading
 * @param blocks what it is made of
 */
public record Step(String id, String title, List<Block> blocks) {

	public Step {
		blocks = List.copyOf(blocks);
	}

	/**
	 * The commands in it that run.
	 * @return the commands, in their order
	 */
	public List<Run> runs() {
		return this.blocks.stream()
			.filter(Block.Prose.class::isInstance)
			.flatMap((block) -> ((Block.Prose) block).runs().stream())
			.toList();
	}

	/**
	 * The tasks of the step.
	 * @return the tasks, in their order
	 */
	public List<Check> checks() {
		return this.blocks.stream()
			.filter(Block.Task.class::isInstance)
			.map((block) -> ((Block.Task) block).check())
			.toList();
	}

	/**
	 * The names of the step's questions.
	 * @return the names, in their order
	 */
	public List<String> questions() {
		return this.blocks.stream().flatMap((block) -> switch (block) {
			case Block.Question(Quiz quiz) -> Stream.of(quiz.id());
			case Block.Computed(ComputedQuiz quiz) -> Stream.of(quiz.id());
			case Block.Prose _, Block.Task _, Block.Places _ -> Stream.<String>empty();
		}).toList();
	}

}
