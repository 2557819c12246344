package dev.quayside.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One example of {@code builds.txt}: files, and commands on them.
 *
 * @param name what it shows
 * @param files by name; a name that ends with a slash is a folder
 * @param commands typed one after the other
 * @param cli which CLI
 */
record BuildCase(String name, Map<String, String> files, List<String> commands, Path cli) {

	/**
	 * {@code === name} begins an example, {@code --- file} a file of it, {@code $ } a
	 * command.
	 */
	static List<BuildCase> read() throws IOException {
		List<BuildCase> cases = new ArrayList<>();
		try (InputStream in = Objects.requireNonNull(BuildCase.class.getResourceAsStream("builds.txt"))) {
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			for (String part : text.split("(?m)^=== ")) {
				if (!part.isBlank() && !part.startsWith("#")) {
					cases.add(parse(part));
				}
			}
		}
		return cases;
	}

	private static BuildCase parse(String part) {
		Map<String, String> files = new LinkedHashMap<>();
		List<String> commands = new ArrayList<>();
		String[] lines = part.split("\n");
		String file = "";
		for (int i = 1; i < lines.length; i++) {
			if (lines[i].startsWith("$ ")) {
				commands.add(lines[i].substring(2));
			}
			else if (lines[i].startsWith("--- ")) {
				file = lines[i].substring(4);
				files.put(file, "");
			}
			else if (!lines[i].isEmpty()) {
				files.merge(file, lines[i] + "\n", String::concat);
			}
		}
		return new BuildCase(lines[0].strip(), files, commands, Docker.RAW);
	}

	BuildCase with(Path other) {
		return new BuildCase(this.name, this.files, this.commands, other);
	}

	Path write(Path folder) throws IOException {
		Files.createDirectories(folder);
		for (Map.Entry<String, String> entry : this.files.entrySet()) {
			Path file = folder.resolve(entry.getKey());
			Files.createDirectories(entry.getKey().endsWith("/") ? file : file.getParent());
			if (!entry.getKey().endsWith("/")) {
				Files.writeString(file, entry.getValue());
				BuildDifferentialTest.age(file);
			}
		}
		return folder;
	}

	@Override
	public String toString() {
		return this.name + " (" + this.cli + ")";
	}

}
