package dev.quayside.lesson.content;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

import dev.quayside.lesson.Block;
import dev.quayside.lesson.Check;
import dev.quayside.lesson.Count;
import dev.quayside.lesson.DockerCommand;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Fact;
import dev.quayside.lesson.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CheckTest {

	@TempDir
	Path root;

	@Test
	void aTaskSaysWhatIsToBeDoneAndGivesHintsInOrder() {
		Check check = check("task: Run `ls`\nimage: alpine\nhints:\n  - First *this*\n  - Then that\n");
		assertThat(check.id()).isEqualTo("step-1");
		assertThat(check.task()).isEqualTo("Run <code>ls</code>");
		assertThat(check.hints()).containsExactly("First <em>this</em>", "Then that");
		assertThat(check.needed()).isEmpty();
	}

	@Test
	void aContainerIsDescribedInDockersWords() {
		Check check = check("""
				task: Run it
				container:
				  image: alpine
				  command: echo *
				  name: web
				  exit code: 0
				  labels:
				    tier: front
				  networks: [app]
				  volumes:
				    - data
				  file:
				    path: /hello.txt
				    contains: hello
				  count: 2
				""");
		assertThat(check.expected()).singleElement()
			.isInstanceOfSatisfying(Expectation.Container.class, (container) -> {
				assertThat(container.image()).isEqualTo(new Words("alpine"));
				assertThat(container.command()).isEqualTo(new Words("echo *"));
				assertThat(container.name()).isEqualTo(new Words("web"));
				assertThat(container.state().isAny()).isTrue();
				assertThat(container.exitCode()).isEqualTo(OptionalInt.of(0));
				assertThat(container.labels()).isEqualTo(Map.of("tier", new Words("front")));
				assertThat(container.networks()).containsExactly(new Words("app"));
				assertThat(container.volumes()).containsExactly(new Words("data"));
				assertThat(container.file()).contains(new Expectation.File("/hello.txt", new Words("*hello*")));
				assertThat(container.count()).isEqualTo(new Count(2, 2));
			});
	}

	@Test
	void severalThingsCanBeExpectedTogether() {
		Check check = check("""
				task: Build the backend
				network:
				  name: backend
				  members: [web, db]
				volume:
				  name: data
				  used by: 2
				container:
				  - name: web
				  - db
				ran: docker ps -a
				needs:
				  image: alpine
				""");
		assertThat(check.expected()).hasSize(5)
			.contains(new Expectation.Network(new Words("backend"), List.of(new Words("web"), new Words("db")),
					Count.SOME))
			.contains(new Expectation.Volume(new Words("data"), Map.of(), 2, Count.SOME))
			.contains(new Expectation.Ran(DockerCommand.CONTAINER_LS, true, Words.ANY, Words.ANY));
		assertThat(check.needed())
			.containsExactly(new Expectation.Image(new Words("alpine"), Words.ANY, Map.of(), Count.SOME));
	}

	@Test
	void aQuestionCanHaveItsAnswerInTheEngine() {
		ContentFolder content = new ContentFolder(this.root).lesson("""
				{:.quiz}
				Which address has `web`?

				```answer
				container: web
				tell: address
				missing: Start `web` first.
				```""");
		assertThat(content.blocks()).singleElement().isInstanceOfSatisfying(Block.Computed.class, (computed) -> {
			assertThat(computed.quiz().id()).isEqualTo("q1");
			assertThat(computed.quiz().question()).contains("<code>web</code>");
			assertThat(computed.quiz().answer().fact()).isEqualTo(Fact.ADDRESS);
			assertThat(computed.quiz().missing()).isEqualTo("Start <code>web</code> first.");
		});
	}

	@Test
	void placesInCommandsAreFilledByWhatIsDeclared() {
		ContentFolder content = new ContentFolder(this.root).lesson("""
				```places
				container ID:
				  container: web
				  tell: id
				```

				```.term1
				docker start <container ID>
				```""");
		assertThat(content.lesson().places()).containsOnlyKeys("container ID");
		assertThat(content.lesson().steps().getFirst().runs()).singleElement()
			.satisfies((run) -> assertThat(run.lines()).containsExactly("docker start <container ID>"));
	}

	/** The fence stands on line 10 of its file, so what is in it begins on line 11. */
	@ParameterizedTest
	@MethodSource
	void aFaultInAFenceIsToldWithItsLine(String text, int line, String problem) {
		assertThat(new ContentFolder(this.root).lesson(text).sentences())
			.anySatisfy((sentence) -> assertThat(sentence).startsWith("course/01-one.md:" + line + ": ")
				.contains(problem)
				.contains("; "));
	}

	static Stream<Arguments> aFaultInAFenceIsToldWithItsLine() {
		return Stream.of(fence("image: alpine", 11, "does not say what is to be done"),
				fence("task: T", 11, "expects nothing"), fence("- a", 10, "says nothing"),
				fence("", 10, "says nothing"), fence("task: `a` b\nimage: alpine", 11, "no YAML"),
				fence("task: T\n\timage: alpine", 12, "no YAML"),
				fence("task: T\nimage: alpine\nimage: b", 13, "stands twice"),
				fence("task: T\nimages: alpine", 12, "the key images is not known here"),
				fence("task: T\ncontainer:\n  comand: ls", 13, "the key comand is not known here"),
				fence("task: T\ncontainer:\n  state: stopped", 13, "no container is ever stopped"),
				fence("task: T\ncontainer:\n  state: running\n  exit code: 0", 13, "only once it has exited"),
				fence("task: T\ncontainer:\n  exit code: 256", 13, "whole number from 0 to 255"),
				fence("task: T\ncontainer:\n  file: hello.txt", 13, "no absolute path"),
				fence("task: T\ncontainer:\n  file: /a/../../etc/passwd", 13, "no absolute path"),
				fence("task: T\ncontainer:\n  count: 1\n  at least: 1", 13, "count and at least"),
				fence("task: T\ncontainer:\n  file:\n    path: /a\n    content: a\n    contains: a", 14,
						"and contains"),
				fence("task: T\nran: ls", 12, "not one of docker"),
				fence("task: T\nran: docker container run alpine", 12, "takes no notice"),
				fence("task: T\nran: docker container ls --no-trunc", 12, "more stands in"),
				fence("task: T\nran: docker image ls --help", 12, "more stands in"),
				fence("task: T\nimage: alpine\nneeds:\n  image: alpine", 14, "is what it expects"),
				fence("task: T\nimage: alpine\nneeds:\n  ran: docker ps", 14, "the key ran is not known here"),
				fence("task: T\nimage: [a, [b]]", 12, "does not say what of it"),
				fence("task: \"# A\"\nimage: alpine", 11, "more than one paragraph"),
				fence("task: Hi <script>x</script>\nimage: alpine", 11, "raw HTML"),
				fence("a: &a [*a]\ntask: T", 10, "repeats itself by aliases"),
				fence("a: &a [1]\nb: [*a, *a]\ntask: T\nimage: x", 10, "repeats itself by aliases"),
				fence("a: " + "[".repeat(20) + "]".repeat(20), 10, "deeper than"),
				fence("task: " + "a".repeat(9_000), 10, "larger or deeper"),
				fence("!!javax.script.ScriptEngineManager [x]", 11, "no YAML"),
				arguments("- x\n\n  ```check\n  task: T\n  image: a\n  ```", 12, "where it has no effect"),
				arguments("```answer\ntell: id\n```", 10, "where it has no effect"),
				arguments("{:.quiz}\nQ?\n\n```answer\ncontainer: web\nmissing: M\n```", 14, "what of the object"),
				arguments("{:.quiz}\nQ?\n\n```answer\ncontainer: web\ntell: subnet\nmissing: M\n```", 15,
						"has no subnet"),
				arguments("{:.quiz}\nQ?\n\n```answer\ntell: id\nmissing: M\n```", 14, "which object is meant"),
				arguments("{:.quiz}\nQ?\n\n```answer\ncontainer: web\ntell: id\n```", 14, "no such object yet"),
				arguments("```places\ncontainer_ID:\n  container: web\n  tell: id\n```", 12, "no place in a command"));
	}

	private static Arguments fence(String yaml, int line, String problem) {
		return arguments("```check\n" + yaml + "\n```", line, problem);
	}

	private Check check(String yaml) {
		return new ContentFolder(this.root).lesson("```check\n" + yaml + "```").lesson().checks().getFirst();
	}

}
