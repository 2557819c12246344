package dev.quayside.session;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.quayside.session.SessionRefusedException.Reason;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who waits for a session, in the database. Whoever came first is first; a place is lost
 * when its page does not ask any more.
 */
@Component
class Queue {

	/** So many may wait. */
	private static final int LONGEST = 1000;

	private final JdbcClient jdbc;

	private final AdmissionProperties properties;

	Queue(JdbcClient jdbc, AdmissionProperties properties) {
		this.jdbc = jdbc;
		this.properties = properties;
	}

	/** Forgets those whose pages have not asked for so long that they are gone. */
	void forgetGone(Instant now) {
		this.jdbc.sql("delete from waiting where asked_at < ?")
			.param(utc(now.minus(this.properties.patience())))
			.update();
	}

	/** A server that was away has heard nobody: nobody loses their place by that. */
	void keepAll(Instant now) {
		this.jdbc.sql("update waiting set asked_at = ?").param(utc(now)).update();
	}

	boolean contains(SessionSecret secret) {
		return contains(secret.hash());
	}

	boolean contains(String hash) {
		return count("secret_hash = ?", hash) > 0;
	}

	/** How many are before somebody, who may not be in the queue yet. */
	int ahead(SessionSecret secret) {
		return contains(secret)
				? count("place < (select own.place from waiting own where own.secret_hash = ?)", secret.hash())
				: length();
	}

	int length() {
		return this.jdbc.sql("select count(*) from waiting").query(Integer.class).single();
	}

	int waitingFrom(Origin origin) {
		return count("address = ?", origin.value());
	}

	/** Somebody asks, for the first time or again. */
	void ask(SessionSecret secret, Origin origin, Instant now) {
		int known = this.jdbc.sql("update waiting set asked_at = ? where secret_hash = ?")
			.params(utc(now), secret.hash())
			.update();
		if (known > 0) {
			return;
		}
		if (length() >= LONGEST) {
			throw new SessionRefusedException(Reason.FULL,
					"All sessions of this server are taken and " + LONGEST + " people wait for one; try again later");
		}
		this.jdbc.sql("insert into waiting (secret_hash, address, asked_at) values (?, ?, ?)")
			.params(secret.hash(), origin.value(), utc(now))
			.update();
	}

	void leave(SessionSecret secret) {
		this.jdbc.sql("delete from waiting where secret_hash = ?").param(secret.hash()).update();
	}

	private int count(String which, String value) {
		return this.jdbc.sql("select count(*) from waiting where " + which).param(value).query(Integer.class).single();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
