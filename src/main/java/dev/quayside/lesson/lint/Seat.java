package dev.quayside.lesson.lint;

import java.util.List;
import java.util.Set;

/**
 * Where what is typed into one terminal goes: to its own shell, or to one in a container.
 */
final class Seat {

	private static final Set<String> SHELLS = Set.of("sh", "ash", "bash", "dash", "zsh");

	private int since;

	/** The line that opened a shell in a container; 0 at the terminal's own. */
	int insideSince() {
		return this.since;
	}

	void leave() {
		this.since = 0;
	}

	/** Notes what a call of Docker does to the terminal. */
	void call(Invocation call) {
		boolean stays = call.has("--interactive") && call.has("--tty") && !call.has("--detach")
				&& !call.command().piped();
		int program = switch (call.form().name()) {
			case "container run", "container exec" -> 1;
			default -> Integer.MAX_VALUE;
		};
		List<ShellWord> words = call.arguments();
		if (stays && words.size() == program + 1L && words.get(program).known()) {
			String name = words.get(program).text();
			if (SHELLS.contains(name.substring(name.lastIndexOf('/') + 1))) {
				this.since = call.line();
			}
		}
	}

}
