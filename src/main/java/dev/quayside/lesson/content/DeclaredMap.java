package dev.quayside.lesson.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import dev.quayside.lesson.Words;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of what an author declares. It remembers what it was asked for, so that it
 * can tell what nobody knows.
 */
final class DeclaredMap {

	private static final int LONGEST = 2_000; // characters

	private static final int MOST = 20; // items

	private final Map<String, Node> entries = new LinkedHashMap<>();

	private final Set<String> asked = new LinkedHashSet<>();

	private final int before;

	private final int line;

	private final FileFaults faults;

	/**
	 * Wraps a mapping.
	 * @param mapping the mapping
	 * @param before the line of the file before the first of the fence
	 * @param faults takes what is wrong
	 */
	DeclaredMap(MappingNode mapping, int before, FileFaults faults) {
		this.before = before;
		this.faults = faults;
		this.line = lineOf(mapping);
		for (NodeTuple entry : mapping.getValue()) {
			String key = (entry.getKeyNode() instanceof ScalarNode name) ? name.getValue() : "";
			if (this.entries.putIfAbsent(key, entry.getValueNode()) != null) {
				faults.add(lineOf(entry.getKeyNode()), "the key " + key + " stands twice", "remove one");
			}
		}
	}

	int line() {
		return this.line;
	}

	int line(String key) {
		Node value = this.entries.get(key);
		return (value != null) ? lineOf(value) : this.line;
	}

	Set<String> keys() {
		return this.entries.keySet();
	}

	boolean has(String key) {
		this.asked.add(key);
		return this.entries.containsKey(key);
	}

	/** What a key says in words or a number; a fault if it is something else. */
	Optional<String> text(String key) {
		Node value = take(key);
		return (value == null) ? Optional.empty() : text(key, value);
	}

	Words words(String key) {
		return text(key).map(Words::new).orElse(Words.ANY);
	}

	OptionalInt number(String key, int least, int most) {
		Optional<String> text = text(key);
		if (text.isEmpty()) {
			return OptionalInt.empty();
		}
		int number = text.get().matches("[0-9]{1,6}") ? Integer.parseInt(text.get()) : -1;
		if (number < least || number > most) {
			fault(key, key + " is not a whole number from " + least + " to " + most, "write one, such as " + least);
			return OptionalInt.empty();
		}
		return OptionalInt.of(number);
	}

	/** One text or a list of them. */
	List<String> texts(String key) {
		Node value = take(key);
		if (value == null) {
			return List.of();
		}
		return items(key, value).stream().flatMap((item) -> text(key, item).stream()).toList();
	}

	Map<String, Words> wordsByName(String key) {
		Map<String, Words> byName = new LinkedHashMap<>();
		map(key).ifPresent((map) -> map.keys().forEach((name) -> byName.put(name, map.words(name))));
		return byName;
	}

	Optional<DeclaredMap> map(String key) {
		Node value = take(key);
		return (value == null) ? Optional.empty() : map(key, value);
	}

	/**
	 * One mapping or a list of them. A text in the place of a mapping is its
	 * {@code shorthand}.
	 */
	List<DeclaredMap> maps(String key, String shorthand) {
		Node value = take(key);
		List<DeclaredMap> maps = new ArrayList<>();
		for (Node item : (value != null) ? items(key, value) : List.<Node>of()) {
			if (item instanceof ScalarNode && !shorthand.isEmpty()) {
				NodeTuple only = new NodeTuple(new ScalarNode(Tag.STR, shorthand, item.getStartMark(),
						item.getEndMark(), DumperOptions.ScalarStyle.PLAIN), item);
				maps.add(new DeclaredMap(new MappingNode(Tag.MAP, false, List.of(only), item.getStartMark(),
						item.getEndMark(), DumperOptions.FlowStyle.BLOCK), this.before, this.faults));
			}
			else {
				map(key, item).ifPresent(maps::add);
			}
		}
		return maps;
	}

	void fault(String key, String problem, String remedy) {
		this.faults.add(line(key), problem, remedy);
	}

	/** Tells of the keys that nobody asked for. */
	void refuseOthers() {
		this.entries.forEach((key, value) -> {
			if (!this.asked.contains(key)) {
				this.faults.add(lineOf(value), "the key " + key + " is not known here",
						"use " + String.join(", ", this.asked));
			}
		});
	}

	private @Nullable Node take(String key) {
		this.asked.add(key);
		return this.entries.get(key);
	}

	private List<Node> items(String key, Node value) {
		List<Node> items = (value instanceof SequenceNode list) ? list.getValue() : List.of(value);
		if (items.isEmpty() || items.size() > MOST) {
			this.faults.add(lineOf(value), key + " has no items or more than " + MOST, "write some, or remove the key");
			return List.of();
		}
		return items;
	}

	private Optional<DeclaredMap> map(String key, Node value) {
		if (value instanceof MappingNode mapping) {
			return Optional.of(new DeclaredMap(mapping, this.before, this.faults));
		}
		this.faults.add(lineOf(value), key + " does not say what of it",
				"write key: value below it, indented by two spaces");
		return Optional.empty();
	}

	private Optional<String> text(String key, Node value) {
		if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()
				&& scalar.getValue().length() <= LONGEST) {
			return Optional.of(scalar.getValue().strip());
		}
		this.faults.add(lineOf(value), key + " is no text, empty, or longer than " + LONGEST + " characters",
				"write one short text");
		return Optional.empty();
	}

	private int lineOf(Node node) {
		return this.before + node.getStartMark().getLine() + 1;
	}

}
