package dev.quayside.gateway.bounds;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import dev.quayside.gateway.SessionId;

/**
 * What the sessions have written, by place: the files of a container, a volume, a log.
 *
 * @param places what is in each
 * @param containers who writes to which
 */
record Usage(Map<String, Place> places, List<Container> containers) {

	Map<SessionId, Written> bySession() {
		Map<SessionId, Written> sessions = new HashMap<>();
		this.places.values().forEach((place) -> sessions.merge(place.session(), place.written(), Written::plus));
		return sessions;
	}

	/** Whether one of some sessions has written since. */
	boolean hasGrown(Set<SessionId> sessions, Usage before) {
		return this.places.entrySet()
			.stream()
			.filter((place) -> sessions.contains(place.getValue().session()))
			.anyMatch((place) -> place.getValue().written().isMoreThan(before.written(place.getKey())));
	}

	/**
	 * What a container has written since, at least.
	 */
	Written growth(Container container, Usage before) {
		return container.places()
			.stream()
			.map((name) -> written(name).beyond(before.written(name)))
			.reduce(Written.NOTHING, Written::plus);
	}

	private Written written(String name) {
		Place place = this.places.get(name);
		return (place != null) ? place.written() : Written.NOTHING;
	}

	/**
	 * Whether a container has written since, or so much that no more was counted; all of
	 * it counts if it was not there before.
	 */
	boolean hasGrown(Container container, Usage before, Written enough) {
		return growth(container, before).isMoreThan(Written.NOTHING)
				|| container.places().stream().anyMatch((name) -> written(name).isMoreThan(enough));
	}

	/**
	 * A place that a session fills.
	 *
	 * @param session whose
	 * @param written what is there
	 */
	record Place(SessionId session, Written written) {

		Place with(long bytes) {
			return new Place(this.session, this.written.plus(new Written(bytes, 0)));
		}

	}

	/**
	 * A container of a session.
	 *
	 * @param id its full id
	 * @param session whose
	 * @param workspace whether a terminal's shell runs in it
	 * @param running whether it runs
	 * @param places the names of those that it writes to
	 */
	record Container(String id, SessionId session, boolean workspace, boolean running, Set<String> places) {
	}

}
