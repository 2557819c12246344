package dev.quayside.gateway.ledger;

import dev.quayside.gateway.SessionId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the steps of one session's builds made: the cache of its builds and of nobody
 * else's, for the daemon's own is shared by all. Safe for use by several threads.
 */
public final class BuildSteps {

	private final SessionId session;

	private final JdbcClient database;

	/**
	 * The steps of a session.
	 * @param session whose
	 * @param database where they are kept
	 */
	BuildSteps(SessionId session, JdbcClient database) {
		this.session = session;
		this.database = database;
	}

	/**
	 * Finds what a step made.
	 * @param key of the step
	 * @return the name under which the daemon has the image
	 */
	public Optional<Nameless> find(String key) {
		return this.database.sql("select tag from build_step where session_id = ? and step_key = ?")
			.params(this.session.value(), key)
			.query((row, _) -> new Nameless(row.getString(1)))
			.optional();
	}

	/**
	 * Enters what a step made.
	 * @param key of the step, not entered yet
	 * @param image the image under the name that the daemon has it by
	 * @param parent the id of the image that the step began with, empty for none
	 */
	public void enter(String key, OwnedImage image, String parent) {
		this.database.sql("""
				insert into build_step (session_id, step_key, tag, image_id, parent_id, bytes, made_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(this.session.value(), key, image.name().tag(), image.id(), parent, image.bytes(),
					OffsetDateTime.now())
			.update();
	}

	/**
	 * The images of all steps.
	 * @return each under the name that the daemon has it by
	 */
	public List<OwnedImage> images() {
		return steps().stream().map(Step::image).toList();
	}

	/**
	 * What no image stands on.
	 * @param images the ids of the session's images
	 * @return the steps that made none of them, nor anything on the way to one
	 */
	public List<Nameless> notBelow(Set<String> images) {
		List<Step> steps = steps();
		Set<String> needed = ancestry(steps).needed(images);
		return steps.stream().filter((step) -> !needed.contains(step.image().id())).map(Step::name).toList();
	}

	/**
	 * What the steps made of what.
	 * @return as it is now
	 */
	public Ancestry ancestry() {
		return ancestry(steps());
	}

	private static Ancestry ancestry(List<Step> steps) {
		return new Ancestry(steps.stream()
			.collect(Collectors.toMap((step) -> step.image().id(), Step::parent, (newer, _) -> newer)));
	}

	private List<Step> steps() {
		return this.database.sql("""
				select tag, image_id, parent_id, bytes from build_step
				where session_id = ? order by made_at desc""")
			.param(this.session.value())
			.query((row, _) -> new Step(
					new OwnedImage(new Nameless(row.getString(1)), row.getString(2), true, row.getLong(4)),
					row.getString(3)))
			.list();
	}

	/**
	 * Strikes out a step.
	 * @param image the name under which the daemon has the image
	 */
	public void strike(Nameless image) {
		this.database.sql("delete from build_step where session_id = ? and tag = ?")
			.params(this.session.value(), image.tag())
			.update();
	}

	/**
	 * What is too much, the oldest first.
	 * @param most how many steps may stay
	 * @param mostBytes what they may have added together
	 * @return the rest
	 */
	public List<Nameless> beyond(int most, long mostBytes) {
		List<Step> newestFirst = steps();
		List<Nameless> beyond = new ArrayList<>();
		long bytes = 0;
		for (int i = 0; i < newestFirst.size(); i++) {
			bytes += newestFirst.get(i).image().bytes();
			if (i >= most || bytes > mostBytes) {
				beyond.addFirst(newestFirst.get(i).name());
			}
		}
		return beyond;
	}

	/** Forgets the session. */
	void clear() {
		this.database.sql("delete from build_step where session_id = ?").param(this.session.value()).update();
	}

	private record Step(OwnedImage image, String parent) {

		Nameless name() {
			return new Nameless(this.image.name().tag());
		}

	}

}
