package dev.quayside.gateway.ledger;

/**
 * A network of a session.
 *
 * @param id its full id, 64 hexadecimal digits
 * @param name what the learner calls it
 */
public record OwnedNetwork(String id, String name) {

}
