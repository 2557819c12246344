package dev.quayside.gateway.ledger;

/**
 * A container of a session.
 *
 * @param id its full id, 64 hexadecimal digits
 * @param name what the learner calls it
 */
public record OwnedContainer(String id, String name) {

	OwnedContainer renamed(String newName) {
		return new OwnedContainer(this.id, newName);
	}

}
