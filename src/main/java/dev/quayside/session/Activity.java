package dev.quayside.session;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import dev.quayside.gateway.SessionActivity;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionStore.Row;
import org.springframework.stereotype.Component;

/**
 * When something was last done in each session. It is written to the database now and
 * then, not at every key.
 */
@Component
class Activity implements SessionActivity {

	/** As {@link System#nanoTime()} has it: the clock may be set meanwhile. */
	private final ConcurrentHashMap<SessionId, Long> unsaved = new ConcurrentHashMap<>();

	private final SessionStore store;

	Activity(SessionStore store) {
		this.store = store;
	}

	@Override
	public void touch(SessionId session) {
		this.unsaved.put(session, System.nanoTime());
	}

	Instant last(Row row) {
		Long touched = this.unsaved.get(row.id());
		return (touched != null) ? instant(touched) : row.activeAt();
	}

	private static Instant instant(long nanos) {
		return Instant.now().minusNanos(System.nanoTime() - nanos);
	}

	void save() {
		this.unsaved.forEach((session, at) -> {
			this.store.active(session, instant(at));
			this.unsaved.remove(session, at);
		});
	}

}
