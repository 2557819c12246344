package dev.quayside.lesson.lint;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * With what a few commands can end. Of all others nothing is known.
 */
final class ExitCodes {

	/** Not found, not runnable, or ended by a signal. */
	private static final Set<Integer> OF_ANY = Set.of(125, 126, 127, 129, 130, 131, 134, 137, 143);

	private static final Pattern EXIT = Pattern.compile("(?:(?:/bin/)?(?:a|ba)?sh -c )?exit ([0-9]{1,3})");

	private ExitCodes() {
	}

	static boolean canEnd(String command, int code) {
		if (OF_ANY.contains(code)) {
			return true;
		}
		Matcher exit = EXIT.matcher(command);
		if (exit.matches()) {
			return (Integer.parseInt(exit.group(1)) & 0xff) == code;
		}
		return switch (command) {
			case "true", "/bin/true" -> code == 0;
			case "false", "/bin/false" -> code == 1;
			default -> !command.startsWith("echo ") || code == 0;
		};
	}

}
