package dev.quayside.gateway.events;

import dev.quayside.gateway.EngineEvent;
import dev.quayside.gateway.EngineEvents.Subscription;
import dev.quayside.gateway.ledger.ContainerLedger;
import dev.quayside.gateway.ledger.RealNames;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of one session, and who listens to them. Safe for use by several threads.
 */
final class SessionEvents {

	private final EventHistory history = new EventHistory();

	private final List<Consumer<EngineEvent>> listeners;

	private final RealNames names;

	private final ContainerLedger containers;

	SessionEvents(RealNames names, ContainerLedger containers, List<Consumer<EngineEvent>> listeners) {
		this.names = names;
		this.containers = containers;
		this.listeners = listeners;
	}

	List<Consumer<EngineEvent>> listeners() {
		return this.listeners;
	}

	RealNames names() {
		return this.names;
	}

	ContainerLedger containers() {
		return this.containers;
	}

	synchronized void publish(EngineEvent event) {
		this.history.add(event);
		List.copyOf(this.listeners).forEach((listener) -> listener.accept(event));
	}

	synchronized Subscription subscribe(Consumer<EngineEvent> listener) {
		this.listeners.add(listener);
		return () -> unsubscribe(listener);
	}

	/** Nothing is missed or told twice between what was and what comes. */
	synchronized Subscription subscribe(long since, Consumer<EngineEvent> listener) {
		this.history.since(since).forEach(listener);
		return subscribe(listener);
	}

	private synchronized void unsubscribe(Consumer<EngineEvent> listener) {
		this.listeners.remove(listener);
	}

}
