package dev.quayside.gateway.policy;

import dev.quayside.gateway.http.Query;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys that leave a container without ending it, as {@code ctrl-p,ctrl-q}.
 */
public final class DetachKeys {

	static final Pattern SHAPE = Pattern
		.compile("(?:ctrl-[a-z@\\[\\\\\\]^_]|[!-+--~])(?:,(?:ctrl-[a-z@\\[\\\\\\]^_]|[!-+--~])){0,7}");

	static final String LIKE = "a list of keys such as ctrl-p,ctrl-q";

	private DetachKeys() {
	}

	/**
	 * Reads them from a query.
	 * @param query of an attach
	 * @return the keys, if they are given
	 */
	public static Optional<String> of(Query query) {
		Optional<String> keys = query.text("detachKeys");
		keys.ifPresent((value) -> Checks.require(SHAPE.matcher(value).matches(), "detachKeys", "is not " + LIKE));
		return keys;
	}

}
