package dev.quayside.lesson.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.ComputedQuiz;
import dev.quayside.lesson.Run;
import dev.quayside.lesson.Step;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;

/**
 * Draws the steps of one lesson.
 */
final class StepReader {

	private static final String FAILS = "<!-- fails -->";

	private final Prose prose;

	private final QuizReader quizzes;

	private final CheckReader checks;

	private final LookupReader lookups;

	private final FileFaults faults;

	private final Consumer<Moment> moments;

	/**
	 * Makes a reader.
	 * @param page draws the links and pictures
	 * @param moments takes what the lesson does and asks, in the order of the text
	 */
	StepReader(Page page, Consumer<Moment> moments) {
		this.moments = moments;
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
		return new Step(section.id(), title, blocks(section));
	}

	private void typed(Node top) {
		Nodes.walk(top, (node) -> {
			if (node instanceof FencedCodeBlock fence) {
				CodeBlocks.run(fence)
					.ifPresent((run) -> this.moments.accept(new Moment.Typed(Nodes.line(fence), run.terminal(),
							fence.getLiteral().lines().toList(), isMeantToFail(fence))));
			}
		});
	}

	private static boolean isMeantToFail(FencedCodeBlock fence) {
		return fence.getPrevious() instanceof HtmlBlock comment && comment.getLiteral().strip().equals(FAILS);
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
				int line = Nodes.line(rest.peek());
				this.quizzes.read(rest).ifPresent((block) -> {
					blocks.add(block);
					if (block instanceof Block.Computed(ComputedQuiz quiz)) {
						this.moments.accept(new Moment.Asked(line, quiz));
					}
				});
			}
			else if (rest.peek() instanceof FencedCodeBlock fence && Declared.is(fence, CheckReader.MARK)) {
				prose(text, blocks);
				rest.pop();
				this.checks.read(fence, section.slug() + "-" + ++checks).ifPresent((check) -> {
					blocks.add(new Block.Task(check));
					this.moments.accept(new Moment.Tasked(Nodes.line(fence), check));
				});
			}
			else if (rest.peek() instanceof FencedCodeBlock fence && Declared.is(fence, LookupReader.PLACES)) {
				rest.pop();
				Block.Places places = new Block.Places(this.lookups.places(fence));
				blocks.add(places);
				this.moments.accept(new Moment.Filled(Nodes.line(fence), places.byName()));
			}
			else {
				typed(rest.peek());
				text.add(rest.pop());
			}
		}
		prose(text, blocks);
		return blocks;
	}

	private void prose(List<Node> text, List<Block> blocks) {
		if (!text.isEmpty()) {
			text.forEach((node) -> QuizMark.refuseStray(node, this.faults));
			List<Run> runs = runs(text);
			blocks.add(new Block.Prose(this.prose.blocks(text), runs));
			text.clear();
		}
	}

}
