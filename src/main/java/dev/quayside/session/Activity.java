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

	private final ConcurrentHashMap<SessionId, Instant> unsaved = new ConcurrentHashMap<>();

	private final SessionStore store;

	Activity(SessionStore store) {
		this.store = store;
	}

	@Override
	public void touch(SessionId session) {
		this.unsaved.put(session, Instant.now());
	}

	Instant last(Row row) {
		return this.unsaved.getOrDefault(row.id(), row.activeAt());
	}

	void save() {
		this.unsaved.forEach((session, at) -> {
			this.store.active(session, at);
			this.unsaved.remove(session, at);
		});
	}

}
