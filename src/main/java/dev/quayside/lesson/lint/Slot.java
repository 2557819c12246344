package dev.quayside.lesson.lint;

import java.util.Locale;

/**
 * What stands behind the flags of a command, such as {@code IMAGE} or
 * {@code CONTAINER...}.
 *
 * @param name in capital letters
 * @param optional whether it may be left out
 * @param many whether more of the same may follow
 */
record Slot(String name, boolean optional, boolean many) {

	/** What is left to a container: everything behind it. */
	static final Slot REST = new Slot("*", true, true);

	static Slot of(String written) {
		if (written.equals("*")) {
			return REST;
		}
		boolean optional = written.endsWith("?");
		String name = optional ? written.substring(0, written.length() - 1) : written;
		boolean many = name.endsWith("...");
		return new Slot(many ? name.substring(0, name.length() - 3) : name, optional, many);
	}

	/** For a sentence. */
	String spoken() {
		return this.name.toLowerCase(Locale.ROOT).replace('-', ' ');
	}

	@Override
	public String toString() {
		return equals(REST) ? "[ARGUMENT...]"
				: (this.optional ? "[" : "") + this.name + (this.many ? "..." : "") + (this.optional ? "]" : "");
	}

}
