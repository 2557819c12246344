package dev.quayside.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import dev.quayside.gateway.SessionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The terminals of sessions in the database; they go with their session. Its SQL is read
 * by H2 and PostgreSQL alike.
 */
@Component
class TerminalStore {

	private final JdbcClient jdbc;

	TerminalStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<TerminalId> of(SessionId session) {
		return this.jdbc.sql("select number from terminals where session_id = ? order by number")
			.param(session.value())
			.query((row, _) -> new TerminalId(session, row.getInt("number")))
			.list();
	}

	/** How many each session has that has any. */
	Map<SessionId, Integer> counts() {
		Map<SessionId, Integer> counts = new HashMap<>();
		this.jdbc.sql("select session_id, count(*) as terminals from terminals group by session_id").query((row) -> {
			counts.put(new SessionId(row.getString("session_id")), row.getInt("terminals"));
		});
		return counts;
	}

	/** Adds one, with a number that the session never had before. */
	@Transactional
	TerminalId add(SessionId session) {
		int number = this.jdbc.sql("select next_terminal from sessions where id = ?")
			.param(session.value())
			.query(Integer.class)
			.single();
		this.jdbc.sql("update sessions set next_terminal = ? where id = ?")
			.params(number + 1, session.value())
			.update();
		this.jdbc.sql("insert into terminals (session_id, number, joins) values (?, ?, 0)")
			.params(session.value(), number)
			.update();
		return new TerminalId(session, number);
	}

	/** Tells whether there was such a terminal. */
	boolean delete(TerminalId terminal) {
		return this.jdbc.sql("delete from terminals where session_id = ? and number = ?")
			.params(terminal.session().value(), terminal.number())
			.update() > 0;
	}

	/** Counts one more server that takes hold of the shell; tells how many there were. */
	@Transactional
	int join(TerminalId terminal) {
		int joins = this.jdbc.sql("select joins from terminals where session_id = ? and number = ?")
			.params(terminal.session().value(), terminal.number())
			.query(Integer.class)
			.single();
		this.jdbc.sql("update terminals set joins = ? where session_id = ? and number = ?")
			.params(joins + 1, terminal.session().value(), terminal.number())
			.update();
		return joins;
	}

}
