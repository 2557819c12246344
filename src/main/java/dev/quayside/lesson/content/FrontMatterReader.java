package dev.quayside.lesson.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads front matter: {@code key: value}, {@code key: [a, b]}, or {@code key:} with lines
 * {@code - item} below it. A reader of its own, because those for markdown skip what they
 * do not know and tell no lines, and all of YAML is more than a lesson should hold.
 */
final class FrontMatterReader {

	private static final Pattern ENTRY = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*):(?:[ \\t]+(.*))?");

	/**
	 * What the generators of blogs read, from which many labs come. It stays without
	 * effect; all else that is not known may be a slip, such as image for images.
	 */
	private static final Set<String> OF_BLOGS = Set.of("author", "categories", "category", "date", "description", "img",
			"layout", "permalink", "tags", "terms");

	private static final Pattern ITEM = Pattern.compile("[ \\t]*-[ \\t]+(.*)");

	private final Set<String> keys;

	private final FileFaults faults;

	private final Map<String, FrontMatter.Entry> entries = new LinkedHashMap<>();

	private @Nullable String key;

	private FrontMatterReader(Set<String> keys, FileFaults faults) {
		this.keys = keys;
		this.faults = faults;
	}

	/**
	 * Reads the front matter of a file.
	 * @param source the file
	 * @param keys the keys that it may have
	 */
	static FrontMatter read(SourceFile source, String... keys) {
		return new FrontMatterReader(Set.of(keys), source.faults()).read(source.text());
	}

	private FrontMatter read(String text) {
		List<String> lines = Arrays.asList(text.split("\n", -1));
		int end = lines.getFirst().stripTrailing().equals("---") ? end(lines) : 0;
		if (end == 0) {
			this.faults.add(1, "the file does not begin with front matter between two lines of ---",
					"begin it with ---, title: and the other keys, and ---");
			return FrontMatter.unreadable(text, this.faults);
		}
		for (int i = 1; i < end; i++) {
			line(lines.get(i).stripTrailing(), i + 1);
		}
		String body = "\n".repeat(end + 1) + String.join("\n", lines.subList(end + 1, lines.size()));
		return new FrontMatter(this.entries, body, this.faults);
	}

	private static int end(List<String> lines) {
		for (int i = 1; i < lines.size(); i++) {
			if (lines.get(i).stripTrailing().equals("---")) {
				return i;
			}
		}
		return 0;
	}

	private void line(String line, int number) {
		Matcher entry = ENTRY.matcher(line);
		Matcher item = ITEM.matcher(line);
		if (entry.matches()) {
			entry(entry.group(1), (entry.group(2) != null) ? entry.group(2).strip() : "", number);
		}
		else if (item.matches() && this.key != null) {
			item(this.key, item.group(1).strip(), number);
		}
		else if (!line.isBlank() && !line.startsWith("#")) {
			this.faults.add(number, "the line is neither \"key: value\" nor an item of a list",
					"write key: value, or indent the item with two spaces and a dash");
		}
	}

	private void entry(String key, String value, int number) {
		this.key = key;
		if (!this.keys.contains(key) && !OF_BLOGS.contains(key)) {
			this.faults.add(number, "the key " + key + " is not known", "use " + String.join(", ", sorted(this.keys)));
		}
		if (this.entries.containsKey(key)) {
			this.faults.add(number, "the key " + key + " stands twice", "remove one");
		}
		boolean list = value.startsWith("[") && value.endsWith("]");
		this.entries.put(key, new FrontMatter.Entry(number, list ? items(value) : scalar(value), list));
	}

	private void item(String key, String value, int number) {
		FrontMatter.Entry entry = this.entries.get(key);
		if (entry == null || (!entry.list() && !entry.values().isEmpty())) {
			this.faults.add(number, key + " has a value and a list", "remove one");
			return;
		}
		List<String> values = new ArrayList<>(entry.values());
		values.add(unquoted(value));
		this.entries.put(key, new FrontMatter.Entry(entry.line(), values, true));
	}

	private static List<String> scalar(String value) {
		return value.isEmpty() ? List.of() : List.of(unquoted(value));
	}

	private static List<String> items(String value) {
		String inner = value.substring(1, value.length() - 1);
		return inner.isBlank() ? List.of()
				: Arrays.stream(inner.split(",", -1)).map((item) -> unquoted(item.strip())).toList();
	}

	private static String unquoted(String value) {
		boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"))
				&& value.charAt(0) == value.charAt(value.length() - 1);
		return quoted ? value.substring(1, value.length() - 1) : value;
	}

	private static List<String> sorted(Set<String> keys) {
		return keys.stream().sorted().toList();
	}

}
