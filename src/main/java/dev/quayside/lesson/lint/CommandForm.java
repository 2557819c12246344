package dev.quayside.lesson.lint;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A command of Docker: how it may be written.
 *
 * @param names what may stand behind {@code docker}, the long form first
 * @param slots what follows its flags
 * @param flags its flags by each of their names, with the dashes
 */
record CommandForm(List<String> names, List<Slot> slots, Map<String, Flag> flags) {

	CommandForm {
		names = List.copyOf(names);
		slots = List.copyOf(slots);
		flags = Map.copyOf(flags);
	}

	/** Reads a line of the table of commands. */
	static CommandForm of(String line) {
		String[] parts = line.split("\\|", -1);
		Map<String, Flag> flags = new HashMap<>();
		for (String written : words(parts[2])) {
			String forms = written.replaceAll("[!=]", "");
			String name = forms.substring(forms.indexOf(',') + 1);
			for (String form : forms.split(",")) {
				flags.put(form, new Flag(name, written.endsWith("="), !written.startsWith("!")));
			}
		}
		return new CommandForm(Arrays.stream(parts[0].split(",")).map(String::strip).toList(),
				words(parts[1]).stream().map(Slot::of).toList(), flags);
	}

	private static List<String> words(String text) {
		return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
	}

	String name() {
		return this.names.getFirst();
	}

	/** Whether all that follows its first argument is left to a container. */
	boolean endsFlagsAtFirstArgument() {
		return this.slots.contains(Slot.REST);
	}

	long least() {
		return this.slots.stream().filter((slot) -> !slot.optional()).count();
	}

	long most() {
		return this.slots.stream().anyMatch(Slot::many) ? Long.MAX_VALUE : this.slots.size();
	}

	/** What stands at a place. */
	Slot slot(int place) {
		return this.slots.get(Math.min(place, this.slots.size() - 1));
	}

	/** How it is written. */
	String usage() {
		return "docker " + name() + this.slots.stream().map((slot) -> " " + slot).collect(Collectors.joining());
	}

}
