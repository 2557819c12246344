package dev.quayside.gateway.build;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a {@code .dockerignore} file, the last that matches counts.
 *
 * @param rules in their order
 */
record IgnoreRules(List<Rule> rules) {

	private static final int MOST = 1000;

	static IgnoreRules of(String text) {
		List<Rule> rules = new ArrayList<>();
		text.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.limit(MOST)
			.forEach((line) -> {
				boolean keeps = line.startsWith("!");
				String path = keeps ? line.substring(1).strip() : line;
				ContextPaths.normal(path)
					.filter((normal) -> !normal.equals("."))
					.ifPresent((normal) -> rules.add(new Rule(Pattern.compile(expression(normal)), keeps)));
			});
		return new IgnoreRules(rules);
	}

	boolean ignores(String path) {
		boolean ignored = false;
		for (Rule rule : this.rules) {
			if (rule.paths().matcher(path).matches()) {
				ignored = !rule.keeps();
			}
		}
		return ignored;
	}

	/** {@code **} stands for any folders, {@code *} and {@code ?} for no slash. */
	private static String expression(String pattern) {
		StringBuilder expression = new StringBuilder();
		for (int i = 0; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			if (pattern.startsWith("**/", i)) {
				expression.append("(?:.*/)?");
				i += 2;
			}
			else if (pattern.startsWith("**", i)) {
				expression.append(".*");
				i++;
			}
			else if (c == '*') {
				expression.append("[^/]*");
			}
			else if (c == '?') {
				expression.append("[^/]");
			}
			else {
				expression.append(Pattern.quote(String.valueOf(c)));
			}
		}
		return expression.append("(?:/.*)?").toString();
	}

	private record Rule(Pattern paths, boolean keeps) {

	}

}
