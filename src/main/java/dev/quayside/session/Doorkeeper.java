package dev.quayside.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.quayside.gateway.SessionDisk;
import dev.quayside.session.SessionRefusedException.Reason;

import org.springframework.stereotype.Component;

/**
 * Lets nobody in who could make nothing, and keeps one address from taking all sessions:
 * a visitor without a cookie is a new one at every call.
 */
@Component
class Doorkeeper {

	/** With more addresses than these, those that were quiet lately are forgotten. */
	private static final int MANY = 1000;

	private final Map<Origin, Arrivals> arrivals = new ConcurrentHashMap<>();

	private final SessionStore store;

	private final Queue queue;

	private final SessionDisk disk;

	private final AdmissionProperties properties;

	Doorkeeper(SessionStore store, Queue queue, SessionDisk disk, AdmissionProperties properties) {
		this.store = store;
		this.queue = queue;
		this.disk = disk;
		this.properties = properties;
	}

	/**
	 * Somebody asks for a session who has none and does not wait for one.
	 * @param origin where they come from
	 * @throws SessionRefusedException if too many came from there, or the disk is full
	 */
	void letIn(Origin origin) {
		if (this.disk.shortage().isPresent()) {
			throw new SessionRefusedException(Reason.NOT_READY,
					"The disk of this playground is nearly full, and nobody else can be let in; tell who runs it, and "
							+ "try again in a moment");
		}
		if (origin.isHere()) {
			return;
		}
		long now = System.nanoTime();
		if (this.arrivals.size() > MANY) {
			this.arrivals.values().removeIf((quiet) -> quiet.lately(now) == 0);
		}
		Arrivals from = this.arrivals.computeIfAbsent(origin, (_) -> new Arrivals());
		if (from.lately(now) >= this.properties.perAddressMinute()) {
			throw new SessionRefusedException(Reason.TOO_OFTEN, "More than " + this.properties.perAddressMinute()
					+ " sessions were asked for from your address within a minute; try again in a minute");
		}
		if (this.store.ownedBy(origin) + this.queue.waitingFrom(origin) >= this.properties.perAddress()) {
			throw new SessionRefusedException(Reason.TOO_OFTEN, "There are " + this.properties.perAddress()
					+ " sessions of your address already; try again when one of them has ended");
		}
		from.add(now);
	}

}
