package dev.quayside.lesson.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Run;
import dev.quayside.lesson.Step;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/**
 * Draws the steps of one lesson.
 */
final class StepReader {

	private final Prose prose;

	private final QuizReader quizzes;

	private final CheckReader checks;

	private final LookupReader lookups;

	private final FileFaults faults;

	StepReader(Page page) {
		this.prose = Prose.ofText(page);
		this.faults = page.faults();
		Prose still = Prose.ofQuiz(page);
		Phrase phrase = new Phrase(still, this.faults);
		this.lookups = new LookupReader(phrase, this.faults);
		this.checks = new CheckReader(phrase, this.faults);
		this.quizzes = new QuizReader(still, this.lookups, this.faults);
	}

	Step read(Section section) {
		String title = section.heading().map(this.prose::inlines).orElse("");
		section.heading().ifPresent((heading) -> {
			if (title.isBlank() || section.nodes().isEmpty()) {
				this.faults.add(heading, "a step has no title or nothing in it", "write it, or remove the ##");
			}
		});
		List<Run> runs = runs(section.nodes());
		return new Step(section.id(), title, blocks(section), runs);
	}

	private static List<Run> runs(List<Node> nodes) {
		List<Run> runs = new ArrayList<>();
		nodes.forEach((top) -> Nodes.walk(top, (node) -> {
			if (node instanceof FencedCodeBlock fence) {
				CodeBlocks.run(fence).ifPresent(runs::add);
			}
		}));
		return runs;
	}

	private List<Block> blocks(Section section) {
		int checks = 0;
		List<Block> blocks = new ArrayList<>();
		List<Node> text = new ArrayList<>();
		Deque<Node> rest = new ArrayDeque<>(section.nodes());
		while (!rest.isEmpty()) {
			if (QuizMark.opens(rest.peek())) {
				prose(text, blocks);
				this.quizzes.read(rest).ifPresent(blocks::add);
			}
			else if (rest.peek() instanceof FencedCodeBlock fence && Declared.is(fence, CheckReader.MARK)) {
				prose(text, blocks);
				rest.pop();
				this.checks.read(fence, section.slug() + "-" + ++checks).map(Block.Task::new).ifPresent(blocks::add);
			}
			else if (rest.peek() instanceof FencedCodeBlock fence && Declared.is(fence, LookupReader.PLACES)) {
				rest.pop();
				blocks.add(new Block.Places(this.lookups.places(fence)));
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
