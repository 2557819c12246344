package dev.quayside.lesson.lint;

import java.util.List;
import java.util.Map;

/**
 * A command of Docker as it is called.
 *
 * @param command where it stands in a shell
 * @param form which command
 * @param flags the values by the long names of its flags; of a flag without a value, an
 * empty one
 * @param arguments what follows the flags
 */
record Invocation(ShellCommand command, CommandForm form, Map<String, List<ShellWord>> flags,
		List<ShellWord> arguments) {

	Invocation {
		flags = Map.copyOf(flags);
		arguments = List.copyOf(arguments);
	}

	int line() {
		return this.command.line();
	}

	boolean has(String flag) {
		return this.flags.containsKey(flag);
	}

	/** The values of the flags of these names. */
	List<ShellWord> values(String... names) {
		return List.of(names).stream().flatMap((name) -> this.flags.getOrDefault(name, List.of()).stream()).toList();
	}

}
