package dev.quayside.gateway.build;

import java.util.Locale;
import java.util.Set;

/**
 * The signals that STOPSIGNAL names.
 */
final class Signals {

	private static final Set<String> NAMES = Set.of("ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL",
			"INT", "IO", "IOT", "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM",
			"TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ", "RTMIN", "RTMAX");

	private static final int HIGHEST = 64;

	private Signals() {
	}

	static boolean isOne(String text) {
		if (text.matches("[0-9]{1,2}")) {
			int number = Integer.parseInt(text);
			return number > 0 && number <= HIGHEST;
		}
		String upper = text.toUpperCase(Locale.ROOT);
		return NAMES.contains(upper.startsWith("SIG") ? upper.substring(3) : upper);
	}

}
