package dev.quayside.gateway.daemon;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The path and query of a fresh request, written anew and never copied from a client.
 */
public final class Target {

	private final StringBuilder text;

	private boolean hasQuery;

	private Target(String path) {
		this.text = new StringBuilder(path);
	}

	/**
	 * Begins with a path.
	 * @param path of fixed words and full ids
	 * @return the target without a query
	 */
	public static Target of(String path) {
		return new Target(path);
	}

	/**
	 * Adds a parameter.
	 * @param name its name
	 * @param value its value, not yet encoded
	 * @return this
	 */
	public Target with(String name, Object value) {
		this.text.append(this.hasQuery ? '&' : '?')
			.append(name)
			.append('=')
			.append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
		this.hasQuery = true;
		return this;
	}

	/**
	 * Adds a parameter that is given.
	 * @param name its name
	 * @param value its value, if there is one
	 * @return this
	 */
	public Target with(String name, Optional<?> value) {
		value.ifPresent((given) -> with(name, given));
		return this;
	}

	/**
	 * Adds a parameter that is set.
	 * @param name its name
	 * @param set whether it is
	 * @return this
	 */
	public Target withFlag(String name, boolean set) {
		return set ? with(name, "1") : this;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
