package dev.quayside.gateway.policy;

import dev.quayside.gateway.http.Query;
import dev.quayside.gateway.http.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The signals that a container can be sent, by name or by number.
 */
public final class Signals {

	private static final Set<String> NAMES = Set.of("ABRT", "ALRM", "BUS", "CHLD", "CONT", "FPE", "HUP", "ILL", "INT",
			"IO", "KILL", "PIPE", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP",
			"TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ");

	private Signals() {
	}

	/**
	 * Reads one from a query.
	 * @param query of a kill or stop
	 * @return the signal as the daemon takes it, if it is given
	 */
	public static Optional<String> of(Query query) {
		return query.text("signal").map((value) -> {
			String upper = value.toUpperCase(Locale.ROOT);
			String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
			boolean number = name.matches("[1-9]|[1-5][0-9]|6[0-4]");
			if (!number && !NAMES.contains(name)) {
				throw Refusal.badRequest("Invalid signal: " + value);
			}
			return number ? name : "SIG" + name;
		});
	}

}
