package dev.quayside.gateway.ledger;

import dev.quayside.gateway.SessionId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Images that one session has no longer. Their layers stay on the daemon while a
 * container has them, and count as long. Safe for use by several threads.
 */
public final class RemovedImages {

	private final SessionId session;

	private final JdbcClient database;

	RemovedImages(SessionId session, JdbcClient database) {
		this.session = session;
		this.database = database;
	}

	/**
	 * What was removed and not struck out.
	 * @return the bytes of each image, by its id
	 */
	public Map<String, Long> all() {
		return this.database.sql("select image_id, bytes from removed_image where session_id = ?")
			.param(this.session.value())
			.query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * Enters an image that is removed.
	 * @param image its id
	 * @param bytes what it counted
	 */
	public void enter(String image, long bytes) {
		strike(image);
		this.database.sql("insert into removed_image (session_id, image_id, bytes) values (?, ?, ?)")
			.params(this.session.value(), image, bytes)
			.update();
	}

	/**
	 * Strikes out an image whose layers no container has.
	 * @param image its id
	 */
	public void strike(String image) {
		this.database.sql("delete from removed_image where session_id = ? and image_id = ?")
			.params(this.session.value(), image)
			.update();
	}

	/** Forgets the session. */
	void clear() {
		this.database.sql("delete from removed_image where session_id = ?").param(this.session.value()).update();
	}

}
