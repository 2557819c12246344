package dev.quayside.gateway.ledger;

import dev.quayside.gateway.SessionId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a session's objects are really called on the daemon: the session's token, then the
 * name that the learner gave. No name that a learner can choose holds another session's
 * token and gets through.
 *
 * @param session whose names these are
 */
public record RealNames(SessionId session) {

	private static final Pattern TOKEN = Pattern.compile("qs([a-z2-7]{12})-");

	private static final Pattern ANY = Pattern.compile("qs[a-z2-7]{12}-[a-zA-Z0-9_.-]*");

	/**
	 * The real name of an object.
	 * @param name what the learner calls it
	 * @return what the daemon calls it
	 */
	public String real(String name) {
		return token() + name;
	}

	/**
	 * Whose an object is.
	 * @param real what the daemon calls it
	 * @return the session whose token its name begins with
	 */
	public static Optional<SessionId> sessionOf(String real) {
		Matcher token = TOKEN.matcher(real);
		return token.lookingAt() ? SessionId.parse(token.group(1)) : Optional.empty();
	}

	/**
	 * The learner's name of an object.
	 * @param real what the daemon calls it
	 * @return what the learner calls it
	 */
	public String own(String real) {
		return real.startsWith(token()) ? real.substring(token().length()) : real;
	}

	/**
	 * Makes a text of the daemon fit for the learner: the session's own names lose their
	 * token, and what has another session's token is not shown.
	 * @param text what the daemon says
	 * @return what the learner reads
	 */
	public String ownText(String text) {
		String images = RealImage.ownText(this.session, text);
		return ANY.matcher(images.replace(token(), "")).replaceAll("(another object)");
	}

	private String token() {
		return "qs" + this.session.value() + "-";
	}

}
