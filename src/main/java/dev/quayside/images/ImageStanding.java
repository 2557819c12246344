package dev.quayside.images;

/**
 * How an image that lessons need stands on the daemon.
 */
public sealed interface ImageStanding {

	/**
	 * It is there.
	 *
	 * @param standIn whether it was built because no registry answered
	 */
	record Present(boolean standIn) implements ImageStanding {
	}

	/**
	 * It is on its way.
	 *
	 * @param percent of the bytes that are known to come
	 */
	record Pulling(int percent) implements ImageStanding {
	}

	/**
	 * It is not there.
	 *
	 * @param reason as a sentence for who runs the server
	 */
	record Missing(String reason) implements ImageStanding {
	}

}
