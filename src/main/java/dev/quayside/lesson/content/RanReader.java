package dev.quayside.lesson.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.quayside.lesson.DockerCommand;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Words;

/**
 * Reads a command that is to be run.
 */
final class RanReader {

	private RanReader() {
	}

	static Optional<Expectation.Ran> read(String line, DeclaredMap map) {
		List<String> words = Arrays.asList(line.split("\\s+"));
		if (!words.getFirst().equals("docker") || words.size() < 2) {
			map.fault("ran", "a command that is to be run is not one of docker",
					"write it as it is typed, such as docker container ls");
			return Optional.empty();
		}
		return read(words.subList(1, words.size()), line, map);
	}

	private static Optional<Expectation.Ran> read(List<String> words, String line, DeclaredMap map) {
		Optional<DockerCommand> command = DockerCommand.of(words);
		if (command.isEmpty()) {
			map.fault("ran", "the engine takes no notice of " + line,
					words.contains("run") || words.contains("create")
							? "write container: and what it is made from and runs"
							: "write a command that asks the engine for something, such as docker image ls");
			return Optional.empty();
		}
		List<String> rest = new ArrayList<>(words.subList(command.get().length(words), words.size()));
		boolean all = command.get() == DockerCommand.CONTAINER_LS && (rest.remove("-a") | rest.remove("--all"));
		Words object = (command.get().takesObject() && !rest.isEmpty()) ? new Words(rest.removeFirst()) : Words.ANY;
		Words inside = (command.get() == DockerCommand.CONTAINER_EXEC && !rest.isEmpty())
				? new Words(String.join(" ", rest)) : Words.ANY;
		boolean flags = object.pattern().startsWith("-") || rest.stream().anyMatch((word) -> word.startsWith("-"));
		if ((flags || !rest.isEmpty()) && (inside.isAny() || object.pattern().startsWith("-"))) {
			map.fault("ran", "more stands in " + line + " than is compared",
					"leave out flags (but -a of docker container ls) and all behind the first object");
		}
		return Optional.of(new Expectation.Ran(command.get(), all, object, inside));
	}

}
