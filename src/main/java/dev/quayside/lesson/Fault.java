package dev.quayside.lesson;

import java.util.Comparator;

/**
 * What is wrong at one place of the content, and what to do about it.
 *
 * @param file the file, as its author knows it
 * @param line the line, from 1
 * @param problem what is wrong
 * @param remedy what to do
 */
public record Fault(String file, int line, String problem, String remedy) implements Comparable<Fault> {

	private static final Comparator<Fault> BY_PLACE = Comparator.comparing(Fault::file)
		.thenComparingInt(Fault::line)
		.thenComparing(Fault::problem)
		.thenComparing(Fault::remedy);

	@Override
	public int compareTo(Fault other) {
		return BY_PLACE.compare(this, other);
	}

	/**
	 * The fault in one line for its author.
	 */
	@Override
	public String toString() {
		return this.file + ":" + this.line + ": " + this.problem + "; " + this.remedy;
	}

}
