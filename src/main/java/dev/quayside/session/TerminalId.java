package dev.quayside.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import dev.quayside.gateway.SessionId;

/**
 * The name of a terminal: that of its session and a number, {@code abcdefghij23-1}.
 *
 * @param session whose terminal it is
 * @param number 1 for the first; never used again in a session
 */
public record TerminalId(SessionId session, int number) {

	private static final Pattern SHAPE = Pattern.compile("([a-z2-7]{12})-([1-9][0-9]{0,5})");

	/**
	 * Reads the name of a terminal.
	 * @param text what may be one
	 * @return the id, or empty if this cannot be one
	 */
	public static Optional<TerminalId> parse(String text) {
		Matcher matcher = SHAPE.matcher(text);
		return matcher.matches()
				? Optional.of(new TerminalId(new SessionId(matcher.group(1)), Integer.parseInt(matcher.group(2))))
				: Optional.empty();
	}

	@Override
	public String toString() {
		return this.session + "-" + this.number;
	}

}
