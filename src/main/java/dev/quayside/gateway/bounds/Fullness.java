package dev.quayside.gateway.bounds;

import java.util.Locale;

/**
 * How much of what it may write a session has written.
 */
enum Fullness {

	/** Less than four fifths. */
	ROOM,

	/** Four fifths or more. */
	NEARLY,

	/** All of it. */
	FULL;

	static Fullness of(Written written, Written most) {
		double part = part(written, most);
		return (part >= 1) ? FULL : (part >= 0.8) ? NEARLY : ROOM;
	}

	private static double part(Written written, Written most) {
		return Math.max((double) written.bytes() / most.bytes(), (double) written.files() / most.files());
	}

	/** In what there is too much of, in steps that do not change with every byte. */
	static String words(Written written, Written most) {
		boolean files = (double) written.files() / most.files() > (double) written.bytes() / most.bytes();
		int percent = (int) Math.min(100, part(written, most) * 100);
		String of = files ? String.format(Locale.ROOT, "%,d files", most.files()) : (most.bytes() >> 20) + " MB";
		return (percent < 100) ? percent / 5 * 5 + " % of the " + of + " that it may"
				: "all of the " + of + " that it may";
	}

}
