package dev.quayside.lesson.content;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.quayside.lesson.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * Reads the quizzes of one lesson.
 */
final class QuizReader {

	private final Prose prose;

	private final LookupReader lookups;

	private final FileFaults faults;

	private int count;

	QuizReader(Prose prose, LookupReader lookups, FileFaults faults) {
		this.prose = prose;
		this.lookups = lookups;
		this.faults = faults;
	}

	/**
	 * Takes the quiz that the first of the nodes opens off them.
	 * @return the quiz, unless something is wrong with it
	 */
	Optional<Block> read(Deque<Node> nodes) {
		String id = "q" + ++this.count;
		Node opening = nodes.pop();
		int line = Nodes.line(opening);
		List<Node> question = new ArrayList<>();
		if (QuizMark.strip(opening)) {
			question.add(opening);
		}
		while (!nodes.isEmpty() && isQuestion(nodes.peek())) {
			question.add(nodes.pop());
		}
		question.forEach((node) -> QuizMark.refuseStray(node, this.faults));
		if (question.isEmpty()) {
			this.faults.add(line, "a quiz has no question", "write one below {:.quiz}");
		}
		if (nodes.peek() instanceof FencedCodeBlock fence && Declared.is(fence, LookupReader.ANSWER)) {
			nodes.pop();
			return this.lookups.quiz(id, this.prose.blocks(question), fence).map(Block.Computed::new);
		}
		if (!(nodes.peek() instanceof ListBlock list)) {
			this.faults.add(line, "a quiz has no options",
					"write a list of ( ) and (x), or of [ ] and [x], or a fence marked answer, below its question");
			return Optional.empty();
		}
		nodes.pop();
		List<ListItem> items = Nodes.children(list).stream().map(ListItem.class::cast).toList();
		List<OptionMark> marks = items.stream().map(OptionMark::of).flatMap(Optional::stream).toList();
		if (!isSound(items, marks, line)) {
			return Optional.empty();
		}
		List<GradedQuiz.Option> options = IntStream.range(0, items.size())
			.mapToObj((i) -> option(items.get(i), marks.get(i)))
			.toList();
		if (options.stream().map(GradedQuiz.Option::html).distinct().count() < options.size()) {
			this.faults.add(line, "two options of a quiz say the same", "change or remove one");
		}
		return Optional.of(new Block.Question(
				new GradedQuiz(id, this.prose.blocks(question), marks.getFirst().several(), options, line)));
	}

	private static boolean isQuestion(Node node) {
		return (node instanceof Paragraph && !QuizMark.opens(node))
				|| (node instanceof FencedCodeBlock && !Declared.is(node, LookupReader.ANSWER))
				|| node instanceof IndentedCodeBlock;
	}

	private boolean isSound(List<ListItem> items, List<OptionMark> marks, int line) {
		if (marks.size() < items.size()) {
			items.stream()
				.filter((item) -> OptionMark.of(item).isEmpty())
				.forEach((item) -> this.faults.add(item, "an option of a quiz begins with no mark",
						"begin it with ( ), (x), [ ] or [x] and a space"));
			return false;
		}
		long right = marks.stream().filter(OptionMark::right).count();
		boolean mixed = marks.stream().map(OptionMark::several).distinct().count() > 1;
		if (items.size() < 2) {
			this.faults.add(line, "a quiz has fewer than two options", "add one");
		}
		if (mixed) {
			this.faults.add(line, "a quiz mixes ( ) and [ ]", "use ( ) where one answer is right, else [ ]");
		}
		else if (right > 1 && !marks.getFirst().several()) {
			this.faults.add(line, "a quiz of ( ) has several right answers", "use [ ] and [x], or leave one (x)");
		}
		if (right == 0) {
			this.faults.add(line, "a quiz has no right answer", "mark the right one with (x) or [x]");
		}
		return true;
	}

	private GradedQuiz.Option option(ListItem item, OptionMark mark) {
		mark.strip(item);
		List<Node> children = Nodes.children(item);
		String html = this.prose.inlines(children.getFirst());
		if (html.isBlank()) {
			this.faults.add(item, "an option of a quiz is empty", "write what it says after the mark");
		}
		List<Node> feedback = new ArrayList<>();
		for (Node node : children.subList(1, children.size())) {
			QuizMark.refuseStray(node, this.faults);
			if (node instanceof ListBlock) {
				Nodes.children(node).forEach((line) -> feedback.addAll(Nodes.children(line)));
			}
			else {
				feedback.add(node);
			}
		}
		return new GradedQuiz.Option(html, mark.right(), this.prose.blocks(feedback));
	}

}
