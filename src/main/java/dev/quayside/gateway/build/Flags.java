package dev.quayside.gateway.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options that stand between an instruction's word and the rest.
 *
 * @param values by name
 * @param rest what follows them
 */
record Flags(Map<String, String> values, String rest) {

	private static final Pattern FIRST = Pattern.compile("\\s*--(?:([^\\s=]+)(?:=(\\S*))?)?(?:\\s+|$)(.*)",
			Pattern.DOTALL);

	/** What BuildKit does and this builder does not. */
	private static final Set<String> NOT_OFFERED = Set.of("mount", "network", "security", "platform", "chmod", "link",
			"checksum", "keep-git-dir", "parents", "exclude", "unpack");

	static Flags of(LogicalLines.Line line, String word, String text, Set<String> known) {
		Map<String, String> values = new LinkedHashMap<>();
		String rest = text;
		Matcher flag = FIRST.matcher(rest);
		while (flag.matches()) {
			String name = flag.group(1);
			rest = flag.group(3);
			if (name == null) {
				break;
			}
			enter(line, word, name, flag.group(2), known, values);
			flag = FIRST.matcher(rest);
		}
		return new Flags(values, rest.strip());
	}

	private static void enter(LogicalLines.Line line, String word, String name, @Nullable String value,
			Set<String> known, Map<String, String> values) {
		if (!known.contains(name)) {
			throw DockerfileException.atLine(line.number(),
					NOT_OFFERED.contains(name)
							? word + " --" + name + " is not part of this playground; write the instruction without it"
							: "Unknown flag: " + name);
		}
		if (value == null) {
			throw DockerfileException.atLine(line.number(), "Missing a value on flag: " + name);
		}
		if (values.put(name, value) != null) {
			throw DockerfileException.atLine(line.number(), "Duplicate flag specified: " + name);
		}
	}

	Optional<String> value(String name) {
		return Optional.ofNullable(this.values.get(name)).filter((value) -> !value.isEmpty());
	}

}
