package dev.quayside.gateway.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The headers of a request. Those that change how the request is read may stand once
 * only; no other is looked at, and none is sent on.
 *
 * @param values by lower-case name
 */
record Headers(Map<String, String> values) {

	private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern LENGTH = Pattern.compile("[0-9]{1,15}");

	private static final Set<String> ONCE = Set.of("host", "content-length", "transfer-encoding", "connection",
			"upgrade", "expect");

	static Headers parse(List<String> lines) {
		Map<String, String> values = new HashMap<>();
		for (String line : lines) {
			int colon = line.indexOf(':');
			if (colon < 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
				throw Refusal.badRequest("A header is folded or has no name; send each on a line of its own");
			}
			String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
			if (values.put(name, line.substring(colon + 1).strip()) != null && ONCE.contains(name)) {
				throw Refusal.badRequest("The header " + name + " stands twice");
			}
		}
		if (!values.containsKey("host")) {
			throw Refusal.badRequest("The header Host is missing");
		}
		return new Headers(values);
	}

	/**
	 * RFC 9112, 6.1: both length headers in one request are an attempt to smuggle
	 * another.
	 */
	Framing framing() {
		String coding = this.values.get("transfer-encoding");
		String length = this.values.get("content-length");
		if (coding != null && length != null) {
			throw Refusal.badRequest("The request has both Content-Length and Transfer-Encoding");
		}
		if (coding != null) {
			if (!coding.equals("chunked")) {
				throw new Refusal(501, "The transfer coding is not supported; only chunked is");
			}
			return new Framing.Chunked();
		}
		if (length != null && !LENGTH.matcher(length).matches()) {
			throw Refusal.badRequest("Content-Length is not a number");
		}
		return new Framing.Length((length != null) ? Long.parseLong(length) : 0);
	}

	boolean upgrade() {
		String upgrade = this.values.get("upgrade");
		boolean asked = hasConnection("upgrade");
		if (upgrade == null && !asked) {
			return false;
		}
		if (!asked || !"tcp".equals(upgrade)) {
			throw Refusal.badRequest("A connection can be upgraded to tcp only");
		}
		return true;
	}

	boolean continueExpected() {
		String expect = this.values.get("expect");
		if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
			throw new Refusal(417, "The expectation is not supported; only 100-continue is");
		}
		return expect != null;
	}

	boolean close() {
		return hasConnection("close");
	}

	private boolean hasConnection(String option) {
		String connection = this.values.getOrDefault("connection", "");
		return Stream.of(connection.split(",")).map(String::strip).anyMatch(option::equalsIgnoreCase);
	}

}
