package dev.quayside.lesson.content;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.quayside.lesson.Check;
import dev.quayside.lesson.Expectation;
import org.commonmark.node.FencedCodeBlock;

/**
 * Reads the tasks of one lesson.
 */
final class CheckReader {

	static final String MARK = "check";

	private final Phrase phrase;

	private final FileFaults faults;

	private int count;

	CheckReader(Phrase phrase, FileFaults faults) {
		this.phrase = phrase;
		this.faults = faults;
	}

	/**
	 * Reads a task.
	 * @param fence the fence
	 * @param id the name of the task
	 * @return the task, unless something is wrong with it
	 */
	Optional<Check> read(FencedCodeBlock fence, String id) {
		if (++this.count > Limits.CHECKS) {
			if (this.count == Limits.CHECKS + 1) {
				this.faults.add(fence, "the lesson has more than " + Limits.CHECKS + " tasks", "split it");
			}
			return Optional.empty();
		}
		return Declared.read(fence, this.faults).map((map) -> {
			String task = this.phrase.html(map, "task");
			if (task.isEmpty()) {
				map.fault("task", "a check does not say what is to be done", "write task: and a short sentence");
			}
			List<String> hints = map.texts("hints")
				.stream()
				.map((hint) -> this.phrase.html(hint, map.line("hints")))
				.toList();
			List<Expectation> expected = ExpectationReader.read(map);
			List<Expectation> needed = map.map("needs").map((needs) -> {
				List<Expectation> objects = ExpectationReader.objects(needs);
				needs.refuseOthers();
				return objects;
			}).orElse(List.of());
			map.refuseOthers();
			if (expected.isEmpty() && Collections.disjoint(map.keys(), ExpectationReader.KEYS)) {
				this.faults.add(map.line(), "a check expects nothing",
						"say what is true once the task is done, with image, container, network, volume or ran");
			}
			if (!needed.isEmpty() && needed.containsAll(expected)) {
				map.fault("needs", "what a check needs is what it expects",
						"say in needs what must be there before the task");
			}
			return new Check(id, task, hints, expected, needed, Nodes.line(fence));
		});
	}

}
