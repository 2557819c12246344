package dev.quayside.lesson.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The commands of Docker that a terminal offers.
 */
final class CommandTable {

	private static final Set<String> NOT_OFFERED = Set.of("app", "buildx", "checkpoint", "compose", "config", "desktop",
			"extension", "init", "login", "logout", "manifest", "mcp", "model", "node", "plugin", "push", "sbom",
			"scan", "scout", "secret", "service", "stack", "swarm", "trust");

	private static final Set<String> NOT_OFFERED_BELOW = Set.of("image push", "context create", "context export",
			"context import", "context rm", "context update", "context use", "container checkpoint", "builder build",
			"system dial-stdio", "volume update", "buildx build");

	private final Map<String, CommandForm> byName = new HashMap<>();

	private CommandTable() {
	}

	static CommandTable load() {
		CommandTable table = new CommandTable();
		try (InputStream in = Objects.requireNonNull(CommandTable.class.getResourceAsStream("commands.txt"))) {
			new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#") && !line.isBlank())
				.map(CommandForm::of)
				.forEach((form) -> form.names().forEach((name) -> table.byName.put(name, form)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return table;
	}

	/** All forms, each once. */
	List<CommandForm> forms() {
		return this.byName.values().stream().distinct().sorted(Comparator.comparing(CommandForm::name)).toList();
	}

	Optional<CommandForm> find(String name) {
		return Optional.ofNullable(this.byName.get(name));
	}

	/** Whether a word has commands below it, such as {@code image}. */
	boolean isGroup(String word) {
		return this.byName.keySet().stream().anyMatch((name) -> name.startsWith(word + " "));
	}

	/** Whether Docker has such a command elsewhere, but not here. */
	static boolean isNotOffered(String first, String second) {
		return NOT_OFFERED.contains(first) || NOT_OFFERED_BELOW.contains(first + " " + second);
	}

	/** The name that is written most alike, if one is but a slip away. */
	Optional<String> like(String written) {
		return this.byName.keySet()
			.stream()
			.flatMap((name) -> Stream.of(name, name.replaceAll(" .*", "")))
			.filter((name) -> distance(name, written) <= 2)
			.min(Comparator.comparingInt((String name) -> distance(name, written))
				.thenComparing(String::length)
				.thenComparing(Comparator.naturalOrder()));
	}

	/** How many letters have to change. What is long is far from everything. */
	private static int distance(String a, String b) {
		if (Math.abs(a.length() - b.length()) > 2) {
			return Integer.MAX_VALUE;
		}
		int[] row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int same = diagonal + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[b.length()];
	}

}
