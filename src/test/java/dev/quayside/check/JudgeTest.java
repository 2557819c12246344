package dev.quayside.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import dev.quayside.gateway.EngineState;
import dev.quayside.gateway.EngineState.Container;
import dev.quayside.gateway.EngineState.Image;
import dev.quayside.gateway.EngineState.Membership;
import dev.quayside.gateway.EngineState.Mount;
import dev.quayside.gateway.EngineState.Network;
import dev.quayside.gateway.EngineState.Volume;
import dev.quayside.lesson.Count;
import dev.quayside.lesson.DockerCommand;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Fact;
import dev.quayside.lesson.Lookup;
import dev.quayside.lesson.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * On an engine with the images {@code alpine} and {@code app}, which was made from it, a
 * container {@code web} that runs and one {@code shell} that has ended, newest first.
 */
class JudgeTest {

	private static final Image ALPINE = new Image("sha256:" + "a".repeat(64), List.of("alpine:latest"), "", 1,
			Instant.EPOCH, Map.of(), List.of("/bin/sh"));

	private static final Image APP = new Image("sha256:" + "b".repeat(64), List.of("app:v1"), ALPINE.id(), 1,
			Instant.EPOCH, Map.of("tier", "front"), List.of("serve"));

	private static final Container WEB = new Container("1".repeat(64), "web", "app:v1", APP.id(),
			List.of("sleep", "600"), "running", 0, Instant.EPOCH, Map.of("tier", "front"),
			List.of(new Membership("backend", "172.20.0.2")), List.of(new Mount("data", "/data", false)));

	private static final Container SHELL = new Container("2".repeat(64), "shell", "alpine", ALPINE.id(),
			List.of("/bin/sh"), "exited", 3, Instant.EPOCH, Map.of(), List.of(new Membership("bridge", "")), List.of());

	private static final Judge JUDGE = new Judge(
			new EngineState(List.of(APP, ALPINE), List.of(WEB, SHELL),
					List.of(new Network("n".repeat(64), "backend", "172.20.0.0/16")),
					List.of(new Volume("data", Map.of("keep", "yes")))),
			(container, path) -> (container.equals(SHELL.id()) && path.equals("/hello.txt"))
					? Optional.of("helo world\n") : Optional.empty());

	@ParameterizedTest
	@MethodSource
	void whatIsThereHolds(Expectation expected) {
		assertThat(JUDGE.holds(expected)).isTrue();
		assertThat(JUDGE.says(expected, all())).isEmpty();
	}

	static Stream<Expectation> whatIsThereHolds() {
		return Stream.of(image("alpine"), image("alpine:latest"), image("docker.io/library/alpine"), image("a*"),
				new Expectation.Image(Words.ANY, new Words("alpine"), Map.of("tier", Words.ANY), Count.SOME),
				new Expectation.Image(new Words("nginx"), Words.ANY, Map.of(), new Count(0, 0)),
				container("alpine", "/bin/sh", "*", "exited", 3), container("app:v1", "sleep *", "web", "running", -1),
				count(2, 2), withFile("/hello.txt", "helo world"), withFile("/hello.txt", "*world*"),
				withFile("/hello.txt", "*"),
				new Expectation.Network(new Words("backend"), List.of(new Words("web")), Count.SOME),
				new Expectation.Volume(new Words("data"), Map.of("keep", new Words("yes")), 1, Count.SOME));
	}

	@ParameterizedTest
	@MethodSource
	void whatFallsShortIsComparedWithTheNearestObject(Expectation expected, String sentence) {
		assertThat(JUDGE.holds(expected)).isFalse();
		assertThat(JUDGE.says(expected, all())).contains(sentence);
		assertThat(JUDGE.says(expected, Judge.Attempt.NONE)).isEmpty();
	}

	static Stream<Arguments> whatFallsShortIsComparedWithTheNearestObject() {
		return Stream.of(arguments(image("nginx"), "There is the image `app:v1`; this step wants `nginx`"),
				arguments(container("alpine", "/bin/ash", "*", "*", -1),
						"A container of `alpine` ran `/bin/sh`; this step wants `/bin/ash`"),
				arguments(container("busybox", "/bin/sh", "*", "*", -1),
						"A container of `alpine` was made; this step wants one of `busybox`"),
				arguments(container("app:v1", "*", "api", "*", -1),
						"A container of `app:v1` is called `web`; this step wants the name `api`"),
				arguments(container("alpine", "*", "*", "running", -1),
						"The container `shell` of `alpine` has exited; this step wants it running"),
				arguments(container("alpine", "*", "*", "*", 0),
						"The container `shell` of `alpine` ended with the exit code 3; this step wants 0"),
				arguments(container("app:v1", "*", "*", "*", 0),
						"The container `web` of `app:v1` has not ended; this step wants it to end with the exit code 0"),
				arguments(withFile("/hello.txt", "hello world"),
						"The file `/hello.txt` in the container `shell` holds `helo world`; "
								+ "this step wants `hello world`"),
				arguments(withFile("/nosuch.txt", "*"),
						"The container `shell` of `alpine` has no file `/nosuch.txt`; this step wants it in there"),
				arguments(count(3, Integer.MAX_VALUE), "There are 2 such containers; this step wants at least 3"),
				arguments(count(0, 0), "There are 2 such containers; this step wants none"),
				arguments(
						new Expectation.Network(new Words("backend"), List.of(new Words("web"), new Words("db")),
								Count.SOME),
						"The container `db` is not in the network `backend`; this step wants `web` and `db` in it"),
				arguments(new Expectation.Volume(new Words("data"), Map.of(), 2, Count.SOME),
						"The volume `data` is used by 1 container; this step wants 2"),
				arguments(new Expectation.Ran(DockerCommand.CONTAINER_LS, true, Words.ANY, Words.ANY),
						"`docker image ls` ran; this step wants `docker container ls -a`"));
	}

	@Test
	void aContainerThatRemovedItselfIsMissed() {
		assertThat(new Judge(EngineState.EMPTY, (_, _) -> Optional.empty()).says(count(1, 1),
				new Judge.Attempt(Set.of(), true, List.of())))
			.contains("The container was removed when it ended; this step wants one that stays");
	}

	@Test
	void factsAreThoseOfTheObjectsThatAreMeant() {
		Expectation.Container web = container("*", "*", "web", "*", -1);
		assertThat(Facts.all(new Lookup(web, Fact.ID), JUDGE)).containsExactly(WEB.id());
		assertThat(Facts.all(new Lookup(web, Fact.ADDRESS), JUDGE)).containsExactly("172.20.0.2");
		assertThat(Facts.all(new Lookup(count(1, 9), Fact.COUNT), JUDGE)).containsExactly("2");
		assertThat(Facts.all(new Lookup(container("nginx", "*", "*", "*", -1), Fact.ID), JUDGE)).isEmpty();
	}

	private static Judge.Attempt all() {
		return new Judge.Attempt(Set.of(WEB.id(), SHELL.id(), "app:v1", "data", "n".repeat(64)), false,
				List.of(new Deed(DockerCommand.IMAGE_LS, false, "", "")));
	}

	private static Expectation image(String name) {
		return new Expectation.Image(new Words(name), Words.ANY, Map.of(), Count.SOME);
	}

	private static Expectation.Container container(String image, String command, String name, String state, int code) {
		return new Expectation.Container(new Words(image), new Words(command), new Words(name), new Words(state),
				(code < 0) ? OptionalInt.empty() : OptionalInt.of(code), Map.of(), List.of(), List.of(),
				Optional.empty(), Count.SOME);
	}

	private static Expectation count(int least, int most) {
		return new Expectation.Container(Words.ANY, Words.ANY, Words.ANY, Words.ANY, OptionalInt.empty(), Map.of(),
				List.of(), List.of(), Optional.empty(), new Count(least, most));
	}

	private static Expectation withFile(String path, String content) {
		return new Expectation.Container(new Words("alpine"), Words.ANY, Words.ANY, Words.ANY, OptionalInt.empty(),
				Map.of(), List.of(), List.of(), Optional.of(new Expectation.File(path, new Words(content))),
				Count.SOME);
	}

}
