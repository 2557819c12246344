package dev.quayside.gateway.ledger;

/**
 * An image under one of its names.
 *
 * @param name what the learner calls it
 * @param id {@code sha256:} and 64 hexadecimal digits
 */
public record OwnedImage(ImageRef name, String id) {

}
