package dev.quayside.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionRefusedException.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sessions in the database. Its SQL is read by H2 and PostgreSQL alike.
 */
@Component
class SessionStore {

	private static final String SELECT = "select id, state, secret_hash, created_at, active_at, lasts_until, rests_since"
			+ " from sessions ";

	/** How many of the last sessions say how long one takes. */
	private static final int LENGTHS = 200;

	private final JdbcClient jdbc;

	private final TerminalStore terminals;

	SessionStore(JdbcClient jdbc, TerminalStore terminals) {
		this.jdbc = jdbc;
		this.terminals = terminals;
	}

	Optional<Row> find(SessionId session) {
		return this.jdbc.sql(SELECT + "where id = ?").param(session.value()).query(SessionStore::row).optional();
	}

	/**
	 * Sees to it that a session is in one of some states.
	 * @param session which
	 * @param states those
	 * @throws SessionRefusedException if it is not
	 */
	void require(SessionId session, State... states) {
		if (find(session).filter((row) -> List.of(states).contains(row.state())).isEmpty()) {
			throw new SessionRefusedException(Reason.UNKNOWN, "There is no such session; it may have ended");
		}
	}

	Optional<Row> find(SessionSecret secret) {
		return this.jdbc.sql(SELECT + "where secret_hash = ?").param(secret.hash()).query(SessionStore::row).optional();
	}

	List<Row> all() {
		return this.jdbc.sql(SELECT + "order by created_at, id").query(SessionStore::row).list();
	}

	/** How many sessions somebody has, with those that are on their way out. */
	int owned() {
		return count("state in ('OPEN', 'ENDING') or (state = 'STARTING' and secret_hash is not null)");
	}

	/** How many sessions are or become warm. */
	int ownerless() {
		return count("state = 'WARM' or (state = 'STARTING' and secret_hash is null)");
	}

	private int count(String which) {
		return this.jdbc.sql("select count(*) from sessions where " + which).query(Integer.class).single();
	}

	/**
	 * Adds a session that is starting, with its first terminal.
	 * @param secret whose it is, or null for one that is made ahead
	 */
	@Transactional
	SessionId insert(@Nullable SessionSecret secret, Instant now) {
		SessionId session = SessionId.random();
		this.jdbc.sql("""
				insert into sessions (id, secret_hash, state, created_at, active_at, next_terminal)
				values (?, ?, ?, ?, ?, 1)""")
			.params(Arrays.asList(session.value(), (secret != null) ? secret.hash() : null, State.STARTING.name(),
					utc(now), utc(now)))
			.update();
		this.terminals.add(session);
		return session;
	}

	/** Says that a session without an owner is ready; false if it has an owner by now. */
	boolean warmed(SessionId session) {
		return this.jdbc.sql("update sessions set state = ? where id = ? and state = ? and secret_hash is null")
			.params(State.WARM.name(), session.value(), State.STARTING.name())
			.update() > 0;
	}

	/** Gives away a session that is ready, if it is still there. */
	boolean take(SessionId session, SessionSecret secret, Instant now) {
		return give(session, State.WARM, State.OPEN, secret, now);
	}

	/** Gives away a session that starts without an owner, if it still does. */
	boolean adopt(SessionId session, SessionSecret secret, Instant now) {
		return give(session, State.STARTING, State.STARTING, secret, now);
	}

	private boolean give(SessionId session, State from, State to, SessionSecret secret, Instant now) {
		return this.jdbc.sql("""
				update sessions set state = ?, secret_hash = ?, created_at = ?, active_at = ?
				where id = ? and state = ? and secret_hash is null""")
			.params(to.name(), secret.hash(), utc(now), utc(now), session.value(), from.name())
			.update() > 0;
	}

	/** Ends a session that is ready, unless it was given away meanwhile. */
	boolean endWarm(SessionId session) {
		return this.jdbc.sql("update sessions set state = ? where id = ? and state = ?")
			.params(State.ENDING.name(), session.value(), State.WARM.name())
			.update() > 0;
	}

	/** Stops counting an open session among those that are used. */
	boolean rest(SessionId session, Instant now) {
		return this.jdbc.sql("update sessions set state = ?, rests_since = ? where id = ? and state = ?")
			.params(State.RESTING.name(), utc(now), session.value(), State.OPEN.name())
			.update() > 0;
	}

	/** Has a resting session begin once more, if it is still there. */
	boolean wake(SessionId session, Instant now) {
		return this.jdbc.sql("""
				update sessions set state = ?, created_at = ?, active_at = ?, rests_since = null, lasts_until = null
				where id = ? and state = ?""")
			.params(State.OPEN.name(), utc(now), utc(now), session.value(), State.RESTING.name())
			.update() > 0;
	}

	/** Has a session last until a time, whatever the usual lifetime. */
	void lastsUntil(SessionId session, Instant until) {
		this.jdbc.sql("update sessions set lasts_until = ? where id = ?").params(utc(until), session.value()).update();
	}

	void from(SessionId session, Origin origin) {
		this.jdbc.sql("update sessions set address = ? where id = ?").params(origin.value(), session.value()).update();
	}

	/** How many sessions an address has, resting ones too. */
	int ownedBy(Origin origin) {
		return this.jdbc.sql("select count(*) from sessions where address = ?")
			.param(origin.value())
			.query(Integer.class)
			.single();
	}

	/** Keeps how long a session took. */
	@Transactional
	void addLength(Instant from, Instant to) {
		this.jdbc.sql("insert into session_lengths (seconds) values (?)")
			.param(Duration.between(from, to).toSeconds())
			.update();
		this.jdbc.sql("delete from session_lengths where number <= (select max(number) from session_lengths) - ?")
			.param(LENGTHS)
			.update();
	}

	/** How long the last sessions took. */
	List<Duration> lengths() {
		return this.jdbc.sql("select seconds from session_lengths")
			.query(Long.class)
			.list()
			.stream()
			.map(Duration::ofSeconds)
			.toList();
	}

	/** Says that a session has started, unless it is ending already. */
	void open(SessionId session) {
		this.jdbc.sql("update sessions set state = ? where id = ? and state = ?")
			.params(State.OPEN.name(), session.value(), State.STARTING.name())
			.update();
	}

	/**
	 * From now on no browser finds the session, and a new one can have its secret. Tells
	 * whether there is such a session.
	 */
	boolean ending(SessionId session) {
		return this.jdbc.sql("update sessions set state = ?, secret_hash = null where id = ?")
			.params(State.ENDING.name(), session.value())
			.update() > 0;
	}

	void active(SessionId session, Instant at) {
		this.jdbc.sql("update sessions set active_at = ? where id = ?").params(utc(at), session.value()).update();
	}

	/** Moves the times of all sessions, by less than nothing if the clock went back. */
	@Transactional
	void move(Duration by) {
		for (Row row : all()) {
			this.jdbc
				.sql("update sessions set created_at = ?, active_at = ?, lasts_until = ?, rests_since = ? where id = ?")
				.params(Arrays.asList(utc(row.createdAt().plus(by)), utc(row.activeAt().plus(by)),
						moved(row.lastsUntil(), by), moved(row.restsSince(), by), row.id().value()))
				.update();
		}
	}

	private static @Nullable OffsetDateTime moved(@Nullable Instant time, Duration by) {
		return (time != null) ? utc(time.plus(by)) : null;
	}

	void delete(SessionId session) {
		this.jdbc.sql("delete from sessions where id = ?").param(session.value()).update();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(new SessionId(row.getString("id")), State.valueOf(row.getString("state")),
				row.getString("secret_hash"), time(row, "created_at"), time(row, "active_at"),
				timeOrNull(row, "lasts_until"), timeOrNull(row, "rests_since"));
	}

	private static Instant time(ResultSet row, String name) throws SQLException {
		return row.getObject(name, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant timeOrNull(ResultSet row, String name) throws SQLException {
		OffsetDateTime time = row.getObject(name, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	enum State {

		STARTING, WARM, OPEN, RESTING, ENDING

	}

	/**
	 * A session as the database has it.
	 *
	 * @param id its name
	 * @param state how far it is
	 * @param secret the hash of its owner's secret, if it has an owner
	 * @param createdAt since when it counts
	 * @param activeAt when something was done in it, a little late
	 * @param lastsUntil until when it lasts at most, if not for the usual time
	 * @param restsSince since when it rests, if it does
	 */
	record Row(SessionId id, State state, @Nullable String secret, Instant createdAt, Instant activeAt,
			@Nullable Instant lastsUntil, @Nullable Instant restsSince) {
	}

}
