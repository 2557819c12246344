package dev.quayside.terminal;

/**
 * What a viewer's connection is to do.
 */
sealed interface Step {

	/**
	 * Send this.
	 *
	 * @param message what
	 */
	record Say(Message.ToBrowser message) implements Step {
	}

	/**
	 * Send this and close.
	 *
	 * @param message what
	 */
	record Last(Message.Ending message) implements Step {
	}

	/** Nothing for some time. */
	record Quiet() implements Step {
	}

	/** Close: the viewer holds up the others and draws nothing. */
	record Stalled() implements Step {
	}

	/** Close: the server stops, or the viewer went away. */
	record Gone() implements Step {
	}

}
