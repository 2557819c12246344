package dev.quayside.gateway.ledger;

import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.http.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The images that one session has, by name: those it pulled, whatever else the daemon
 * holds. Safe for use by several threads.
 */
public final class ImageLedger {

	private static final Pattern ID_PREFIX = Pattern.compile("(?:sha256:)?([0-9a-f]{1,64})");

	private final SessionId session;

	private final JdbcClient database;

	/**
	 * The ledger of a session.
	 * @param session whose
	 * @param database where it is kept
	 */
	public ImageLedger(SessionId session, JdbcClient database) {
		this.session = session;
		this.database = database;
	}

	/**
	 * All images, in the order of their names.
	 * @return the names with what they stand for
	 */
	public List<OwnedImage> all() {
		return this.database.sql("""
				select repository, tag, image_id from pulled_image
				where session_id = ? order by repository, tag""")
			.param(this.session.value())
			.query((row, _) -> new OwnedImage(new ImageRef(row.getString(1), row.getString(2)), row.getString(3)))
			.list();
	}

	/**
	 * Enters an image under a name, in place of what had the name before.
	 * @param image what was pulled
	 */
	public void enter(OwnedImage image) {
		strike(image.name());
		this.database.sql("insert into pulled_image (session_id, repository, tag, image_id) values (?, ?, ?, ?)")
			.params(this.session.value(), image.name().repository(), image.name().tag(), image.id())
			.update();
	}

	/**
	 * Strikes out a name.
	 * @param name which
	 */
	public void strike(ImageRef name) {
		this.database.sql("delete from pulled_image where session_id = ? and repository = ? and tag = ?")
			.params(this.session.value(), name.repository(), name.tag())
			.update();
	}

	/** Forgets the session. */
	public void clear() {
		this.database.sql("delete from pulled_image where session_id = ?").param(this.session.value()).update();
	}

	/**
	 * Finds by name, or by the first digits of an id where they are unique among the
	 * session's own.
	 * @param reference what the learner wrote
	 * @return the image, if there is one
	 * @throws Refusal if the reference is none, or could be several images
	 */
	public Optional<OwnedImage> find(String reference) {
		List<OwnedImage> all = all();
		var digits = ID_PREFIX.matcher(reference);
		if (!reference.startsWith("sha256:")) {
			ImageRef name = ImageRef.parse(reference);
			Optional<OwnedImage> named = all.stream().filter((image) -> image.name().equals(name)).findFirst();
			if (named.isPresent()) {
				return named;
			}
		}
		if (!digits.matches()) {
			return Optional.empty();
		}
		String prefix = "sha256:" + digits.group(1);
		List<OwnedImage> matches = all.stream().filter((image) -> image.id().startsWith(prefix)).toList();
		if (matches.stream().map(OwnedImage::id).distinct().count() > 1) {
			throw Refusal.badRequest("Multiple IDs found with provided prefix: " + reference);
		}
		return matches.stream().findFirst();
	}

	/**
	 * Finds as {@link #find} does.
	 * @param reference what the learner wrote
	 * @return the image
	 * @throws Refusal if there is none; its words make the docker CLI pull
	 */
	public OwnedImage require(String reference) {
		return find(reference).orElseThrow(() -> Refusal
			.notFound("No such image: " + (reference.startsWith("sha256:") ? reference : ImageRef.parse(reference))));
	}

	/**
	 * The names that one image has in the session.
	 * @param id the id of the image
	 * @return the names, in their order
	 */
	public List<ImageRef> namesOf(String id) {
		return all().stream().filter((image) -> image.id().equals(id)).map(OwnedImage::name).toList();
	}

}
