package dev.quayside.gateway.ledger;

import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.http.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The images that one session has, by name: those it pulled and those it made, whatever
 * else the daemon holds. Safe for use by several threads.
 */
public final class ImageLedger {

	private static final Pattern ID_PREFIX = Pattern.compile("(?:sha256:)?([0-9a-f]{1,64})");

	private final SessionId session;

	private final JdbcClient database;

	private final BuildSteps steps;

	private final RemovedImages removed;

	private final Set<Nameless> late = ConcurrentHashMap.newKeySet();

	/**
	 * The ledger of a session.
	 * @param session whose
	 * @param database where it is kept
	 */
	public ImageLedger(SessionId session, JdbcClient database) {
		this.session = session;
		this.database = database;
		this.steps = new BuildSteps(session, database);
		this.removed = new RemovedImages(session, database);
	}

	/**
	 * The images that builds made on the way to the session's images.
	 * @return those of the same session
	 */
	public BuildSteps steps() {
		return this.steps;
	}

	/**
	 * The images that the session has no longer and that may still take room.
	 * @return those of the same session
	 */
	public RemovedImages removed() {
		return this.removed;
	}

	/**
	 * What the daemon may make yet, though nobody waits for it any more.
	 * @return to be changed
	 */
	public Set<Nameless> late() {
		return this.late;
	}

	/**
	 * All images, in the order of their names.
	 * @return the names with what they stand for
	 */
	public List<OwnedImage> all() {
		return this.database.sql("""
				select repository, tag, image_id, made, bytes from pulled_image
				where session_id = ? order by repository, tag""")
			.param(this.session.value())
			.query((row, _) -> new OwnedImage(name(row.getString(1), row.getString(2)), row.getString(3),
					row.getBoolean(4), row.getLong(5)))
			.list();
	}

	private static ImageName name(String repository, String tag) {
		return repository.isEmpty() ? new Nameless(tag) : new ImageRef(repository, tag);
	}

	/**
	 * Enters an image under a name, in place of what had the name before.
	 * @param image what was pulled or made
	 */
	public void enter(OwnedImage image) {
		strike(image.name());
		this.database.sql("""
				insert into pulled_image (session_id, repository, tag, image_id, made, bytes)
				values (?, ?, ?, ?, ?, ?)""")
			.params(this.session.value(), image.name().repository(), image.name().tag(), image.id(), image.made(),
					image.bytes())
			.update();
	}

	/**
	 * Strikes out a name.
	 * @param name which
	 */
	public void strike(ImageName name) {
		this.database.sql("delete from pulled_image where session_id = ? and repository = ? and tag = ?")
			.params(this.session.value(), name.repository(), name.tag())
			.update();
	}

	/**
	 * Remembers under which id an image is in an archive.
	 * @param image its id
	 * @param saved its id in the archive
	 */
	public void saved(String image, String saved) {
		if (this.saved(saved).isEmpty()) {
			this.database.sql("insert into saved_image (session_id, saved_id, image_id) values (?, ?, ?)")
				.params(this.session.value(), saved, image)
				.update();
		}
	}

	/**
	 * Finds what was saved.
	 * @param saved its id in an archive
	 * @return the id of the image, which may be gone
	 */
	public Optional<String> saved(String saved) {
		return this.database.sql("select image_id from saved_image where session_id = ? and saved_id = ?")
			.params(this.session.value(), saved)
			.query(String.class)
			.optional();
	}

	/** Forgets the session. */
	public void clear() {
		this.database.sql("delete from saved_image where session_id = ?").param(this.session.value()).update();
		this.database.sql("delete from pulled_image where session_id = ?").param(this.session.value()).update();
		this.steps.clear();
		this.removed.clear();
	}

	/**
	 * Finds by name, or by the first digits of an id where they are unique among the
	 * session's own, steps of builds included.
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
		List<OwnedImage> matches = Stream.concat(all.stream(), this.steps.images().stream())
			.filter((image) -> image.id().startsWith(prefix))
			.toList();
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
	 * @return the names, in their order; none for an image without a name
	 */
	public List<ImageRef> namesOf(String id) {
		return entriesOf(id).stream()
			.map(OwnedImage::name)
			.filter(ImageRef.class::isInstance)
			.map(ImageRef.class::cast)
			.toList();
	}

	/**
	 * All that is entered of one image.
	 * @param id the id of the image
	 * @return its entries, those without a name as well
	 */
	public List<OwnedImage> entriesOf(String id) {
		return all().stream().filter((image) -> image.id().equals(id)).toList();
	}

	/**
	 * What has a certain name.
	 * @param name which
	 * @return the image, if there is one
	 */
	public Optional<OwnedImage> named(ImageName name) {
		return all().stream().filter((image) -> image.name().equals(name)).findFirst();
	}

	/**
	 * How much the session's own images take, and those that were removed.
	 * @return in bytes, each image once
	 */
	public long bytesMade() {
		Map<String, Long> bytes = new HashMap<>(this.removed.all());
		all().stream().filter(OwnedImage::made).forEach((image) -> bytes.merge(image.id(), image.bytes(), Math::max));
		return bytes.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * How many names the session's own images have.
	 * @return the number, those without a name counted too
	 */
	public long made() {
		return all().stream().filter(OwnedImage::made).count();
	}

}
