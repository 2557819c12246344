package dev.quayside.gateway;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of a session: twelve characters of lower-case base32, safe in a file name, a
 * container name and an interface name. It is not a secret; the cookie is.
 *
 * @param value the twelve characters
 */
public record SessionId(String value) {

	private static final Pattern SHAPE = Pattern.compile("[a-z2-7]{12}");

	private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

	private static final RandomGenerator RANDOM = new SecureRandom();

	public SessionId {
		if (!SHAPE.matcher(value).matches()) {
			throw new IllegalArgumentException("A session id is twelve characters of a-z and 2-7");
		}
	}

	/**
	 * Makes an id that was not there before (60 random bits).
	 * @return a new id
	 */
	public static SessionId random() {
		StringBuilder value = new StringBuilder(12);
		for (int i = 0; i < 12; i++) {
			value.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
		}
		return new SessionId(value.toString());
	}

	/**
	 * Reads an id that may be none.
	 * @param text what was found
	 * @return the id, if it is one
	 */
	public static Optional<SessionId> parse(String text) {
		return SHAPE.matcher(text).matches() ? Optional.of(new SessionId(text)) : Optional.empty();
	}

	@Override
	public String toString() {
		return this.value;
	}

}
