package dev.quayside.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Command lines that belong together, on engines that hold nothing before them. In a
 * file, a line with {@code #} begins one, {@code >} prepares, {@code $} is compared. The
 * shell knows when the scenario began as {@code $begin}.
 *
 * @param title what it is about
 * @param lines the lines, with their first character
 */
record Scenario(String title, List<String> lines) {

	private static final Path FOLDER = Path.of("src/test/resources/fidelity");

	/** Those of all files. */
	static List<Scenario> all() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.sorted().flatMap(Scenario::of).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Scenario> of(Path file) {
		List<Scenario> scenarios = new ArrayList<>();
		try {
			for (String line : Files.readAllLines(file)) {
				if (line.startsWith("# ")) {
					scenarios.add(new Scenario(file.getFileName() + ": " + line.substring(2), new ArrayList<>()));
				}
				else if (!line.isBlank()) {
					scenarios.getLast().lines().add(line);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return scenarios.stream();
	}

	/** How many commands are compared. */
	long compared() {
		return this.lines.stream().filter(Scenario::isCompared).count();
	}

	/** Does all of it on one engine; each compared line with what it did. */
	List<String> on(Docker docker) {
		List<String> done = new ArrayList<>();
		String begin = "begin=" + Instant.now() + "; ";
		for (String line : this.lines) {
			Docker.Result result = docker.shell(begin + line.substring(2));
			if (isCompared(line)) {
				done.add(line + "\n" + Outcome.of(result));
			}
		}
		done.add("effect\n" + effect(docker));
		return done;
	}

	private static boolean isCompared(String line) {
		return line.startsWith("$ ");
	}

	private static String effect(Docker docker) {
		return Normal.of(docker.run("ps", "-a", "--format", "{{.Names}} {{.Image}} {{.Command}} {{.Status}}").out())
			.replaceAll("\\b[a-z]+_[a-z]+\\b", "<name>");
	}

	@Override
	public String toString() {
		return this.title;
	}

}
