package dev.quayside.gateway.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The query of a request: each parameter known to the endpoint, and once unless the
 * endpoint takes a list.
 *
 * @param values by name
 */
public record Query(Map<String, List<String>> values) {

	/** Stands behind the name of a parameter that may be given several times. */
	private static final String LIST = "*";

	private static final int LONGEST_LIST = 64;

	/**
	 * What stands unencoded in a query (RFC 3986, 3.4), but for the separators.
	 * Possessive, so that a long word takes no stack.
	 */
	private static final Pattern WORD = Pattern.compile("(?:[A-Za-z0-9._~!$'()*+,:@/?-]|%[0-9A-Fa-f]{2})*+");

	public Query {
		values = values.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> List.copyOf(entry.getValue())));
	}

	static Query parse(String raw) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		if (raw.isEmpty()) {
			return new Query(values);
		}
		for (String pair : raw.split("&", -1)) {
			int mark = pair.indexOf('=');
			String name = decode((mark < 0) ? pair : pair.substring(0, mark));
			String value = (mark < 0) ? "" : decode(pair.substring(mark + 1));
			List<String> all = values.computeIfAbsent(name, (_) -> new ArrayList<>());
			if (all.size() >= LONGEST_LIST) {
				throw Refusal.badRequest("The parameter " + name + " stands more than " + LONGEST_LIST + " times");
			}
			all.add(value);
		}
		return new Query(values);
	}

	private static String decode(String word) {
		if (!WORD.matcher(word).matches()) {
			throw Refusal.badRequest("The query has a character that must be percent-encoded");
		}
		String text = URLDecoder.decode(word, StandardCharsets.UTF_8);
		if (text.chars().anyMatch((c) -> c < ' ' || c == 0x7f || c == 0xfffd)) {
			throw Refusal.badRequest("The query has a control character or is not UTF-8");
		}
		return text;
	}

	void onlyHas(Set<String> known) {
		this.values.forEach((name, all) -> {
			if (name.endsWith(LIST) || !known.contains(name) && !known.contains(name + LIST)) {
				throw Refusal.badRequest("The parameter " + name + " is not part of this playground; leave it out");
			}
			if (all.size() > 1 && !known.contains(name + LIST)) {
				throw Refusal.badRequest("The parameter " + name + " stands twice");
			}
		});
	}

	/**
	 * A parameter that is given and not empty.
	 * @param name which
	 * @return its value
	 */
	public Optional<String> text(String name) {
		return texts(name).stream().findFirst().filter((value) -> !value.isEmpty());
	}

	/**
	 * A parameter that may be given several times.
	 * @param name which
	 * @return its values in their order
	 */
	public List<String> texts(String name) {
		return this.values.getOrDefault(name, List.of());
	}

	/**
	 * Whether a parameter is given, if only empty.
	 * @param name which
	 * @return whether it is there
	 */
	public boolean has(String name) {
		return this.values.containsKey(name);
	}

	/**
	 * A parameter of two values, read as the daemon reads it: anything but an empty text,
	 * {@code 0}, {@code no}, {@code false} and {@code none}, in any case, is true.
	 * @param name which
	 * @return whether it is set
	 */
	public boolean flag(String name) {
		return text(name).map((value) -> value.strip().toLowerCase(Locale.ROOT))
			.filter((value) -> !Set.of("", "0", "no", "false", "none").contains(value))
			.isPresent();
	}

	/**
	 * A parameter that is a number.
	 * @param name which
	 * @param least the smallest that is allowed
	 * @param most the largest that is allowed
	 * @return the number, if it is given
	 */
	public Optional<Integer> number(String name, int least, int most) {
		return text(name).map((value) -> {
			if (!value.matches("-?[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
				throw Refusal.badRequest("The parameter " + name + " must be a number from " + least + " to " + most);
			}
			return Integer.parseInt(value);
		});
	}

}
