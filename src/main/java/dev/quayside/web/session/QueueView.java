package dev.quayside.web.session;

import dev.quayside.session.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * A place in the queue as the API shows it.
 *
 * @param queue the place
 */
record QueueView(Place queue) {

	static QueueView of(Waiting waiting) {
		Long seconds = (waiting.expected() != null) ? waiting.expected().toSeconds() : null;
		return new QueueView(new Place(waiting.position(), seconds));
	}

	/**
	 * Where somebody is in the queue.
	 *
	 * @param position 1 for who is next
	 * @param waitSeconds how long it may take, or null where that is not known
	 */
	record Place(int position, @Nullable Long waitSeconds) {
	}

}
