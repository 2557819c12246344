package dev.quayside.replay;

import java.util.List;
import java.util.stream.Stream;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Run;
import dev.quayside.lesson.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTest {

	@Test
	void theBlocksOfTheStepsBeforeArePlayed() {
		Script script = script(step("one", "docker pull alpine", "docker image ls"), step("two", "docker ps"),
				step("here", "docker ps -a"));
		assertThat(script.played()).extracting((run) -> run.lines().getFirst())
			.containsExactly("docker pull alpine", "docker image ls", "docker ps");
		assertThat(script.rest()).isEmpty();
	}

	@Test
	void aShellThatWasLeftIsPlayedToItsEnd() {
		Script script = script(step("one", "docker run -it alpine /bin/ash", "echo hi > hello.txt", "exit"),
				step("here", "ls"));
		assertThat(script.played()).hasSize(3);
		assertThat(script.rest()).isEmpty();
	}

	@Test
	void aShellThatTheStepBeginsInsideOfIsLeftForTheLearnersOwnTerminal() {
		Script script = script(step("one", "docker pull alpine", "docker container run --rm -it alpine /bin/sh", "ls"),
				step("here", "uname"));
		assertThat(script.played()).hasSize(1);
		assertThat(script.rest()).extracting((run) -> run.lines().getFirst())
			.containsExactly("docker container run --rm -it alpine /bin/sh", "ls");
	}

	@Test
	void whatRunsInTheBackgroundOpensNothing() {
		assertThat(script(step("one", "docker run -dit alpine", "docker run -i -d alpine"), step("here", "ls")).rest())
			.isEmpty();
	}

	private static Script script(Step... steps) {
		return Script.before(new Lesson("l", 1, "L", "S", 5, List.of(), List.of(steps)), "here");
	}

	private static Step step(String id, String... lines) {
		return new Step(id, id,
				List.of(new Block.Prose("", Stream.of(lines).map((line) -> new Run(1, List.of(line), 1)).toList())));
	}

}
