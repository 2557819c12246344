package dev.quayside.gateway.bounds;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The passes in a row that measured nothing. A daemon that starts anew is none of the
 * operator's concern; that nobody is measured any more is, and is told once. Used by one
 * thread.
 */
final class FailedPasses {

	static final int MANY = 20;

	private static final Logger LOGGER = System.getLogger(FailedPasses.class.getName());

	private int count;

	void add(Exception ex) {
		LOGGER.log(Level.DEBUG, "What sessions have written cannot be measured", ex);
		this.count++;
		if (this.count == MANY) {
			LOGGER.log(Level.WARNING,
					"What sessions have written cannot be measured, and none is stopped that writes too much ("
							+ ex.getMessage() + "); see to the Docker daemon and its disk");
		}
	}

	void end() {
		if (this.count >= MANY) {
			LOGGER.log(Level.INFO, "What sessions have written is measured again");
		}
		this.count = 0;
	}

}
