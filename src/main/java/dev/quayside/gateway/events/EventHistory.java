package dev.quayside.gateway.events;

import dev.quayside.gateway.EngineEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last events of one session: as many as a daemon keeps, and no more bytes than a
 * session may take. Belongs to one thread at a time.
 */
final class EventHistory {

	/** As many as moby keeps (daemon/events, eventsLimit). */
	private static final int MOST = 256;

	private static final int BYTES = 256 * 1024;

	private final Deque<EngineEvent> events = new ArrayDeque<>();

	private int bytes;

	void add(EngineEvent event) {
		this.events.addLast(event);
		this.bytes += event.size();
		while (this.events.size() > MOST || (this.bytes > BYTES && this.events.size() > 1)) {
			this.bytes -= this.events.removeFirst().size();
		}
	}

	List<EngineEvent> since(long nanos) {
		return this.events.stream().filter((event) -> event.nanos() >= nanos).toList();
	}

}
