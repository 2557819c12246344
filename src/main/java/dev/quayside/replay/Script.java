package dev.quayside.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Run;
import dev.quayside.lesson.Step;

/**
 * What is to be typed so that a step can begin.
 *
 * @param played what can be typed for the learner
 * @param rest what is left for the learner's own terminals: a program that the step
 * begins inside of, and what was typed in it
 */
record Script(List<Run> played, List<Run> rest) {

	private static final Set<String> OPENING = Set.of("run", "exec", "start", "attach");

	Script {
		played = List.copyOf(played);
		rest = List.copyOf(rest);
	}

	/** The blocks of the steps before one, in their order. */
	static Script before(Lesson lesson, String step) {
		List<Run> blocks = lesson.steps()
			.stream()
			.takeWhile((one) -> !one.id().equals(step))
			.map(Step::runs)
			.flatMap(List::stream)
			.toList();
		Map<Integer, Integer> openedBy = new HashMap<>();
		for (int i = 0; i < blocks.size(); i++) {
			for (String line : blocks.get(i).lines()) {
				follow(line, blocks.get(i).terminal(), i, openedBy);
			}
		}
		List<Run> played = new ArrayList<>();
		List<Run> rest = new ArrayList<>();
		for (int i = 0; i < blocks.size(); i++) {
			Integer opened = openedBy.get(blocks.get(i).terminal());
			((opened != null && i >= opened) ? rest : played).add(blocks.get(i));
		}
		return new Script(played, rest);
	}

	private static void follow(String line, int terminal, int block, Map<Integer, Integer> openedBy) {
		if (line.strip().equals("exit")) {
			openedBy.remove(terminal);
		}
		else if (opens(line)) {
			openedBy.putIfAbsent(terminal, block);
		}
	}

	/** Whether what is typed after this line goes to a program in a container. */
	private static boolean opens(String line) {
		List<String> words = Arrays.asList(line.strip().split("\\s+"));
		if (!words.getFirst().equals("docker") || words.stream().noneMatch(OPENING::contains)) {
			return false;
		}
		List<String> flags = words.stream().filter((word) -> word.startsWith("-")).toList();
		return flags.stream().anyMatch((flag) -> flag.matches("-[a-z]*i[a-z]*|--interactive"))
				&& flags.stream().noneMatch((flag) -> flag.matches("-[a-z]*d[a-z]*|--detach"));
	}

}
