package dev.quayside.gateway.build;

/**
 * Matches paths as Go's {@code filepath.Match}: {@code *} and {@code ?} stand for no
 * slash. Takes time in proportion to the product of both lengths at most.
 */
record GlobPattern(String pattern) {

	static boolean isOne(String text) {
		return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
	}

	boolean matches(String path) {
		int at = 0;
		int p = 0;
		int star = -1;
		int mark = 0;
		while (at < path.length()) {
			int next = (p < this.pattern.length()) ? one(p, path.charAt(at)) : -1;
			if (p < this.pattern.length() && this.pattern.charAt(p) == '*') {
				star = p++;
				mark = at;
			}
			else if (next > 0) {
				p = next;
				at++;
			}
			else if (star >= 0 && path.charAt(mark) != '/') {
				p = star + 1;
				at = ++mark;
			}
			else {
				return false;
			}
		}
		while (p < this.pattern.length() && this.pattern.charAt(p) == '*') {
			p++;
		}
		return p == this.pattern.length();
	}

	/** Where the pattern goes on if its part at a place takes a character, else -1. */
	private int one(int start, char c) {
		return switch (this.pattern.charAt(start)) {
			case '*' -> -1;
			case '?' -> (c != '/') ? start + 1 : -1;
			case '[' -> set(start + 1, c);
			case '\\' -> (start + 1 < this.pattern.length() && this.pattern.charAt(start + 1) == c) ? start + 2 : -1;
			default -> (this.pattern.charAt(start) == c) ? start + 1 : -1;
		};
	}

	private int set(int start, char c) {
		int p = start;
		boolean not = p < this.pattern.length() && this.pattern.charAt(p) == '^';
		p += not ? 1 : 0;
		boolean found = false;
		boolean first = true;
		while (p < this.pattern.length() && (first || this.pattern.charAt(p) != ']')) {
			first = false;
			char low = this.pattern.charAt(p++);
			char high = low;
			if (p + 1 < this.pattern.length() && this.pattern.charAt(p) == '-' && this.pattern.charAt(p + 1) != ']') {
				high = this.pattern.charAt(p + 1);
				p += 2;
			}
			found |= low <= c && c <= high;
		}
		if (p >= this.pattern.length()) {
			throw new BuildFailure("syntax error in pattern");
		}
		return (found != not && c != '/') ? p + 1 : -1;
	}

}
