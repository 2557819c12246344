package dev.quayside.replay;

/**
 * It is not known with what a place in a command is to be filled.
 */
public final class UnknownPlaceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String place;

	UnknownPlaceException(String place) {
		super("The place <" + place + "> cannot be filled");
		this.place = place;
	}

	/**
	 * The name of the place.
	 * @return the words between its brackets
	 */
	public String place() {
		return this.place;
	}

}
