package dev.quayside.gateway.ledger;

/**
 * What an image is called in its session.
 */
public sealed interface ImageName permits ImageRef, Nameless {

	/**
	 * The repository.
	 * @return as Docker shows it, empty for an image without a name
	 */
	String repository();

	/**
	 * The tag.
	 * @return for an image without a name what tells it from others
	 */
	String tag();

}
