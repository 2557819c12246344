package dev.quayside.gateway.daemon;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a version: {@code 1.1.5+ds1} is 1, 1 and 5.
 *
 * @param numbers the most important first
 */
record Release(List<Integer> numbers) implements Comparable<Release> {

	private static final Pattern NUMBERS = Pattern.compile("v?([0-9]{1,6}(?:\\.[0-9]{1,6}){0,3})");

	/**
	 * Reads as much of a version as is numbers.
	 * @param version as a program tells it
	 * @return its numbers; none for a version that begins with none
	 */
	static Release of(String version) {
		Matcher begin = NUMBERS.matcher(version);
		return new Release(begin.lookingAt() ? Arrays.stream(begin.group(1).split("\\.")).map(Integer::valueOf).toList()
				: List.of());
	}

	@Override
	public int compareTo(Release other) {
		for (int i = 0; i < Math.max(this.numbers.size(), other.numbers.size()); i++) {
			int order = Integer.compare(at(i), other.at(i));
			if (order != 0) {
				return order;
			}
		}
		return 0;
	}

	private int at(int place) {
		return (place < this.numbers.size()) ? this.numbers.get(place) : 0;
	}

}
