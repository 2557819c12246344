package dev.quayside.progress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a browser shows to be given its learner's progress: 256 random bits in a cookie
 * that outlives the session. The server keeps only the hash.
 *
 * @param value 43 characters of base64url
 */
public record LearnerSecret(String value) {

	/** The name of the cookie. */
	public static final String COOKIE = "quayside-learner";

	private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final SecureRandom RANDOM = new SecureRandom();

	public LearnerSecret {
		if (!SHAPE.matcher(value).matches()) {
			throw new IllegalArgumentException("A learner's secret is 43 characters of base64url");
		}
	}

	/**
	 * Makes a secret that nobody knows.
	 * @return the secret
	 */
	public static LearnerSecret random() {
		byte[] bits = new byte[32];
		RANDOM.nextBytes(bits);
		return new LearnerSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
	}

	/**
	 * Reads what a browser sent.
	 * @param cookie the value of the cookie, or null
	 * @return the secret, or empty if this cannot be one
	 */
	public static Optional<LearnerSecret> parse(@Nullable String cookie) {
		return Optional.ofNullable(cookie).filter((value) -> SHAPE.matcher(value).matches()).map(LearnerSecret::new);
	}

	/**
	 * Who shows it.
	 * @return the learner
	 */
	public LearnerId learner() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.value.getBytes(StandardCharsets.US_ASCII));
			return new LearnerId(HexFormat.of().formatHex(digest));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "LearnerSecret[hidden]";
	}

}
