package dev.quayside.gateway.ledger;

import dev.quayside.gateway.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image that a session made is called on the daemon. The registry does not exist
 * (RFC 2606), so that a missing image is never looked for elsewhere.
 *
 * @param repository of the session alone
 * @param tag as the learner knows it
 */
public record RealImage(String repository, String tag) {

	private static final String REGISTRY = "quayside.invalid/";

	private static final Pattern ANY = Pattern
		.compile("quayside\\.invalid/qs([a-z2-7]{12})(?:/(?:x([a-z0-9_]+)|h[0-9a-f]{64})|:[A-Za-z0-9_.-]+)?");

	private static final Pattern ESCAPED = Pattern.compile("_([0-9a-f]{2})");

	/** What Docker allows for a repository with its registry. */
	private static final int LONGEST = 255;

	/**
	 * The real name of an image.
	 * @param session whose
	 * @param name what the learner calls it
	 * @return the name on the daemon, another for each name of each session
	 */
	public static RealImage of(SessionId session, ImageName name) {
		return new RealImage(repositories(session) + below(name.repository(), repositories(session).length()),
				name.tag());
	}

	/**
	 * What all of a session's repositories begin with; what follows, if anything, begins
	 * with a slash and has no other.
	 * @param session whose
	 * @return the beginning
	 */
	public static String repositories(SessionId session) {
		return REGISTRY + "qs" + session.value();
	}

	/**
	 * Makes a text of the daemon fit for the learner.
	 * @param session the learner's
	 * @param text what the daemon says
	 * @return the text with the session's own names of images; another session's are not
	 * shown
	 */
	static String ownText(SessionId session, String text) {
		if (!text.contains(REGISTRY)) {
			return text;
		}
		return ANY.matcher(text).replaceAll((found) -> {
			boolean named = found.group(1).equals(session.value()) && found.group(2) != null;
			return named ? Matcher.quoteReplacement(decoded(found.group(2))) : "(another image)";
		});
	}

	private static String decoded(String below) {
		return ESCAPED.matcher(below)
			.replaceAll(
					(code) -> Matcher.quoteReplacement(String.valueOf((char) HexFormat.fromHexDigits(code.group(1)))));
	}

	/**
	 * Letters and digits stand for themselves, all else is written in hexadecimal; what
	 * gets too long is replaced by its SHA-256.
	 */
	private static String below(String repository, int taken) {
		if (repository.isEmpty()) {
			return "";
		}
		StringBuilder text = new StringBuilder("/x");
		repository.chars().forEach((c) -> {
			if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
				text.append((char) c);
			}
			else {
				text.append('_').append(HexFormat.of().toHexDigits((byte) c));
			}
		});
		return (taken + text.length() <= LONGEST) ? text.toString() : "/h" + sha256(repository);
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return this.repository + ":" + this.tag;
	}

}
