package dev.quayside.lesson.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import dev.quayside.lesson.Count;
import dev.quayside.lesson.Expectation;
import dev.quayside.lesson.Words;

/**
 * Reads what must be true of an engine.
 */
final class ExpectationReader {

	private static final Set<String> STATES = Set.of("created", "running", "paused", "restarting", "exited", "dead");

	/** What a check can expect. */
	static final Set<String> KEYS = Set.of("image", "container", "network", "volume", "ran");

	private static final int MOST = 1_000;

	private ExpectationReader() {
	}

	/** All expectations in a mapping, which may hold other keys. */
	static List<Expectation> read(DeclaredMap map) {
		List<Expectation> expected = new ArrayList<>(objects(map));
		map.texts("ran").forEach((line) -> RanReader.read(line, map).ifPresent(expected::add));
		return expected;
	}

	/** Those of objects alone. */
	static List<Expectation> objects(DeclaredMap map) {
		List<Expectation> expected = new ArrayList<>();
		map.maps("image", "name").forEach((one) -> expected.add(image(one)));
		map.maps("container", "name").forEach((one) -> expected.add(container(one)));
		map.maps("network", "name").forEach((one) -> expected.add(network(one)));
		map.maps("volume", "name").forEach((one) -> expected.add(volume(one)));
		return expected;
	}

	private static Expectation image(DeclaredMap map) {
		Expectation read = new Expectation.Image(map.words("name"), map.words("from"), map.wordsByName("labels"),
				count(map));
		map.refuseOthers();
		return read;
	}

	private static Expectation container(DeclaredMap map) {
		Expectation read = new Expectation.Container(map.words("image"), map.words("command"), map.words("name"),
				state(map), map.number("exit code", 0, 255), map.wordsByName("labels"), words(map, "networks"),
				words(map, "volumes"), file(map), count(map));
		map.refuseOthers();
		return read;
	}

	private static Expectation network(DeclaredMap map) {
		Expectation read = new Expectation.Network(map.words("name"), words(map, "members"), count(map));
		map.refuseOthers();
		return read;
	}

	private static Expectation volume(DeclaredMap map) {
		Expectation read = new Expectation.Volume(map.words("name"), map.wordsByName("labels"),
				map.number("used by", 1, MOST).orElse(0), count(map));
		map.refuseOthers();
		return read;
	}

	private static Words state(DeclaredMap map) {
		Words state = map.words("state");
		if (!state.isAny() && !STATES.contains(state.pattern())) {
			map.fault("state", "no container is ever " + state.pattern(),
					"write created, running, paused, restarting, exited or dead");
		}
		if (map.has("exit code") && !state.isAny() && !state.pattern().equals("exited")) {
			map.fault("state", "a container has an exit code only once it has exited",
					"write state: exited, or remove the exit code");
		}
		return state;
	}

	private static Optional<Expectation.File> file(DeclaredMap map) {
		List<DeclaredMap> files = map.maps("file", "path");
		if (files.size() > 1) {
			map.fault("file", "several files stand in one place", "write one path, and one more container for another");
		}
		return files.stream().findFirst().map((file) -> {
			String path = file.text("path").orElse("");
			if (!path.startsWith("/") || path.endsWith("/") || path.contains("/../") || path.endsWith("/..")) {
				map.fault("file", "a file of a container has no absolute path", "write one such as /hello.txt");
			}
			Words content = file.has("contains") ? new Words("*" + file.text("contains").orElse("") + "*")
					: file.words("content");
			if (file.has("content") && file.has("contains")) {
				map.fault("file", "a file has content and contains", "remove one");
			}
			file.refuseOthers();
			return new Expectation.File(path, content);
		});
	}

	private static Count count(DeclaredMap map) {
		OptionalInt exact = map.number("count", 0, MOST);
		OptionalInt least = map.number("at least", 1, MOST);
		if (exact.isPresent() && least.isPresent()) {
			map.fault("count", "count and at least stand side by side", "remove one");
		}
		if (exact.isPresent()) {
			return new Count(exact.getAsInt(), exact.getAsInt());
		}
		return least.isPresent() ? new Count(least.getAsInt(), Integer.MAX_VALUE) : Count.SOME;
	}

	private static List<Words> words(DeclaredMap map, String key) {
		return map.texts(key).stream().map(Words::new).toList();
	}

}
