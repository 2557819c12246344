package dev.quayside.gateway;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sessions whose engines were opened and not yet emptied for good, in the database.
 * Safe for use by several threads.
 */
@Component
class OpenedSessions {

	private final JdbcClient database;

	OpenedSessions(JdbcClient database) {
		this.database = database;
	}

	/** Enters a session before anything is made in it. */
	void enter(SessionId session) {
		this.database.sql("""
				insert into gateway_session (session_id) select ?
				where not exists (select 1 from gateway_session where session_id = ?)""")
			.params(session.value(), session.value())
			.update();
	}

	/** Strikes out a session of which nothing is left. */
	void strike(SessionId session) {
		this.database.sql("delete from gateway_session where session_id = ?").param(session.value()).update();
	}

	Set<SessionId> all() {
		return new HashSet<>(this.database.sql("select session_id from gateway_session")
			.query((row, _) -> new SessionId(row.getString(1)))
			.list());
	}

}
