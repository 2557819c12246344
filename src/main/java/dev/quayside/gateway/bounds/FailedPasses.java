package dev.quayside.gateway.bounds;

import java.util.Optional;

/**
 * The passes in a row that measured nothing. A daemon that starts anew is none of the
 * operator's concern; that nobody is measured any more is, and is told once. Used by one
 * thread.
 */
final class FailedPasses {

	static final int MANY = 20;

	private int count;

	/** Tells what the operator has to know of one more, if anything. */
	Optional<String> add(Exception ex) {
		this.count++;
		return (this.count != MANY) ? Optional.empty()
				: Optional
					.of("What sessions have written cannot be measured, and none is stopped that writes too much ("
							+ ex.getMessage() + "); see to the Docker daemon and its disk");
	}

	/** Tells whether the operator was told of the last ones. */
	boolean end() {
		boolean told = this.count >= MANY;
		this.count = 0;
		return told;
	}

}
