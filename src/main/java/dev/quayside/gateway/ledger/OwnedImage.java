package dev.quayside.gateway.ledger;

/**
 * An image under one of its names.
 *
 * @param name what the learner calls it
 * @param id {@code sha256:} and 64 hexadecimal digits
 * @param made whether the name is the session's own on the daemon too: not so for what it
 * pulled, which the catalogue's name keeps there
 * @param bytes what the image has above the catalogue's image that it began with; of a
 * step of a build what the step added
 */
public record OwnedImage(ImageName name, String id, boolean made, long bytes) {

	/**
	 * The same image under another name of the session's own.
	 * @param other the name
	 * @return the image under it
	 */
	public OwnedImage as(ImageName other) {
		return new OwnedImage(other, this.id, true, this.bytes);
	}

}
