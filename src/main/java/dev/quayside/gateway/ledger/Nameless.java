package dev.quayside.gateway.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Stands for the name of an image that has none: a step of a build, or what lost its name
 * to another image. On the daemon it has one, so that it stays the session's own.
 *
 * @param tag what tells it from others
 */
public record Nameless(String tag) implements ImageName {

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * A new one.
	 * @return unlike every other
	 */
	public static Nameless random() {
		byte[] bytes = new byte[16];
		RANDOM.nextBytes(bytes);
		return new Nameless(HexFormat.of().formatHex(bytes));
	}

	@Override
	public String repository() {
		return "";
	}

	@Override
	public String toString() {
		return "<none>:<none>";
	}

}
