package dev.quayside.session;

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
 * What a browser shows to be let into its session: 256 random bits in a cookie. The
 * server keeps only the hash.
 *
 * @param value 43 characters of base64url
 */
public record SessionSecret(String value) {

	/** The name of the cookie. */
	public static final String COOKIE = "quayside";

	private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final SecureRandom RANDOM = new SecureRandom();

	public SessionSecret {
		if (!SHAPE.matcher(value).matches()) {
			throw new IllegalArgumentException("A session's secret is 43 characters of base64url");
		}
	}

	/**
	 * Makes a secret that nobody knows.
	 * @return the secret
	 */
	public static SessionSecret random() {
		byte[] bits = new byte[32];
		RANDOM.nextBytes(bits);
		return new SessionSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
	}

	/**
	 * Reads what a browser sent.
	 * @param cookie the value of the cookie, or null
	 * @return the secret, or empty if this cannot be one
	 */
	public static Optional<SessionSecret> parse(@Nullable String cookie) {
		return Optional.ofNullable(cookie).filter((value) -> SHAPE.matcher(value).matches()).map(SessionSecret::new);
	}

	String hash() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.value.getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "SessionSecret[hidden]";
	}

}
