package dev.quayside.gateway.ledger;

/**
 * A name or a container that is kept.
 */
@FunctionalInterface
public interface Reservation extends AutoCloseable {

	@Override
	void close();

}
