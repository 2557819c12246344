package dev.quayside.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Progress in the database. Its SQL is read by H2 and PostgreSQL alike.
 */
@Component
class ProgressStore {

	private final JdbcClient jdbc;

	ProgressStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Says that a learner was there. */
	void seen(LearnerId learner, Instant at) {
		int known = this.jdbc.sql("update learners set seen_at = ? where id = ?")
			.params(utc(at), learner.value())
			.update();
		if (known == 0) {
			insert("insert into learners (id, seen_at) values (?, ?)", learner.value(), utc(at));
		}
	}

	void put(LearnerId learner, LessonKey lesson, Kind kind, String item, String answer, boolean success, Instant at) {
		int known = this.jdbc.sql("""
				update progress set answer = ?, success = ?, at = ?
				where learner_id = ? and course = ? and lesson = ? and kind = ? and item = ?""")
			.params(answer, success, utc(at), learner.value(), lesson.course(), lesson.lesson(), kind.name(), item)
			.update();
		if (known == 0) {
			insert("""
					insert into progress (learner_id, course, lesson, kind, item, answer, success, at)
					values (?, ?, ?, ?, ?, ?, ?, ?)""", learner.value(), lesson.course(), lesson.lesson(), kind.name(),
					item, answer, success, utc(at));
		}
	}

	/** Another page of the same learner may have been first, with the same. */
	private void insert(String sql, Object... values) {
		try {
			this.jdbc.sql(sql).params(values).update();
		}
		catch (DataIntegrityViolationException _) {
			// it is there, as was wanted, or the learner was forgotten just now
		}
	}

	Map<LessonKey, LessonProgress> all(LearnerId learner) {
		Map<LessonKey, Gathered> gathered = new LinkedHashMap<>();
		List<Row> rows = this.jdbc.sql("""
				select course, lesson, kind, item, answer, success, at from progress
				where learner_id = ? order by at""").param(learner.value()).query(ProgressStore::row).list();
		rows.forEach((row) -> gathered.computeIfAbsent(row.lesson(), (_) -> new Gathered()).add(row));
		Map<LessonKey, LessonProgress> all = new LinkedHashMap<>();
		gathered.forEach((lesson, found) -> all.put(lesson, found.progress()));
		return all;
	}

	void delete(LearnerId learner) {
		this.jdbc.sql("delete from learners where id = ?").param(learner.value()).update();
	}

	void deleteUnseenSince(Instant time) {
		this.jdbc.sql("delete from learners where seen_at < ?").param(utc(time)).update();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(new LessonKey(row.getString("course"), row.getString("lesson")),
				Kind.valueOf(row.getString("kind")), row.getString("item"), row.getString("answer"),
				row.getBoolean("success"), row.getObject("at", OffsetDateTime.class).toInstant());
	}

	enum Kind {

		LESSON, TASK, ANSWER

	}

	private record Row(LessonKey lesson, Kind kind, String item, String answer, boolean success, Instant at) {
	}

	/** What is known of one lesson. */
	private static final class Gathered {

		private final Set<String> tasks = new HashSet<>();

		private final Map<String, LessonProgress.Answer> answers = new HashMap<>();

		private Instant openedAt = Instant.EPOCH;

		void add(Row row) {
			switch (row.kind()) {
				case LESSON -> this.openedAt = row.at();
				case TASK -> this.tasks.add(row.item());
				case ANSWER -> this.answers.put(row.item(),
						new LessonProgress.Answer(List.of(row.answer().split("\n")), row.success()));
			}
		}

		LessonProgress progress() {
			return new LessonProgress(this.openedAt, this.tasks, this.answers);
		}

	}

}
