package dev.quayside.gateway;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Spoils the bytes of requests, always in the same way for the same seed.
 */
final class WireMutations {

	/** Bytes and words at which parsers have disagreed. */
	private static final List<String> TROUBLE = List.of("\r\n", "\n", "\r", "\0", " ", "\t", "%2e%2e", "%2F", "%00",
			"/../", "//", "/./", ";", "&", "?", "#", ":", ",", "\u00e9", "\u00ff", "0", "-1", "99999999999999999999",
			"0x10", "\r\n\r\n", "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: identity\r\n",
			"Transfer-Encoding:\tchunked\r\n", "Content-Length: 0\r\n", "Content-Length: 5\r\n",
			"Content-Length: 1000000000\r\n", "Expect: 100-continue\r\n", "Connection: Upgrade\r\nUpgrade: tcp\r\n",
			"Connection: close\r\n", "Host: a\r\n", " folded\r\n",
			"Content-Type: application/x-www-form-urlencoded\r\n", "0\r\n\r\n", "ffffffffffffffff\r\n",
			"1;a=b\r\nx\r\n", "/v1.23", "/v1.99", "/v1.041", "http://docker",
			"GET /version HTTP/1.1\r\nHost: a\r\n\r\n",
			"POST /containers/web/start?checkpoint=x HTTP/1.1\r\nHost: a\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

	private final SplittableRandom random;

	private final List<String> requests;

	WireMutations(long seed, List<String> requests) {
		this.random = new SplittableRandom(seed);
		this.requests = requests;
	}

	/** The next spoilt request, a character a byte. */
	String next() {
		StringBuilder bytes = new StringBuilder(any(this.requests));
		int times = 1 + this.random.nextInt(2);
		for (int i = 0; i < times; i++) {
			spoil(bytes);
		}
		return bytes.toString();
	}

	private void spoil(StringBuilder bytes) {
		int from = this.random.nextInt(bytes.length() + 1);
		int to = Math.min(bytes.length(), from + 1 + this.random.nextInt(24));
		switch (this.random.nextInt(9)) {
			case 0 -> bytes.delete(from, to);
			case 1 -> bytes.insert(from, bytes.substring(from, to));
			case 2 -> bytes.insert(from, any(TROUBLE));
			case 3 -> bytes.replace(from, to, any(TROUBLE));
			case 4 -> bytes.insert(from, String.valueOf((char) this.random.nextInt(256)));
			case 5 -> flip(bytes, from);
			case 6 -> bytes.setLength(Math.max(1, from));
			case 7 -> bytes.append(any(this.requests));
			default -> bytes.insert(from, any(TROUBLE).repeat(1 + this.random.nextInt(2000)));
		}
	}

	/** A bit; in a letter that may be its case. */
	private void flip(StringBuilder bytes, int at) {
		if (at < bytes.length()) {
			bytes.setCharAt(at, (char) (bytes.charAt(at) ^ (1 << this.random.nextInt(8))));
		}
	}

	private String any(List<String> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
