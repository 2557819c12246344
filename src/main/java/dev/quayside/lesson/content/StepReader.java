package dev.quayside.lesson.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Step;
import org.commonmark.node.Node;

/**
 * Draws the steps of one lesson.
 */
final class StepReader {

	private final Prose prose;

	private final QuizReader quizzes;

	private final FileFaults faults;

	StepReader(Page page) {
		this.prose = Prose.ofText(page);
		this.quizzes = new QuizReader(Prose.ofQuiz(page), page.faults());
		this.faults = page.faults();
	}

	Step read(Section section) {
		String title = section.heading().map(this.prose::inlines).orElse("");
		section.heading().ifPresent((heading) -> {
			if (title.isBlank() || section.nodes().isEmpty()) {
				this.faults.add(heading, "a step has no title or nothing in it", "write it, or remove the ##");
			}
		});
		return new Step(section.id(), title, blocks(section.nodes()));
	}

	private List<Block> blocks(List<Node> nodes) {
		List<Block> blocks = new ArrayList<>();
		List<Node> text = new ArrayList<>();
		Deque<Node> rest = new ArrayDeque<>(nodes);
		while (!rest.isEmpty()) {
			if (QuizMark.opens(rest.peek())) {
				prose(text, blocks);
				this.quizzes.read(rest).map(Block.Question::new).ifPresent(blocks::add);
			}
			else {
				text.add(rest.pop());
			}
		}
		prose(text, blocks);
		return blocks;
	}

	private void prose(List<Node> text, List<Block> blocks) {
		if (!text.isEmpty()) {
			text.forEach((node) -> QuizMark.refuseStray(node, this.faults));
			blocks.add(new Block.Prose(this.prose.blocks(text)));
			text.clear();
		}
	}

}
