package dev.quayside.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * What learners have opened, done and answered. Whoever calls sees to it that lessons,
 * tasks and questions are those of the catalogue, so that what is kept is bounded. Safe
 * for use by several threads.
 */
@Service
public class Progress {

	/** As long as browsers keep a cookie at most. */
	public static final Duration KEPT = Duration.ofDays(400);

	private final ProgressStore store;

	Progress(ProgressStore store) {
		this.store = store;
	}

	/**
	 * All that is kept of a learner.
	 * @param learner who
	 * @return by lesson; lessons that were not opened are missing
	 */
	public Map<LessonKey, LessonProgress> of(LearnerId learner) {
		return this.store.all(learner);
	}

	/**
	 * What is kept of a learner in one lesson.
	 * @param learner who
	 * @param lesson where
	 * @return it, {@link LessonProgress#NONE} if nothing is
	 */
	public LessonProgress of(LearnerId learner, LessonKey lesson) {
		return this.store.all(learner).getOrDefault(lesson, LessonProgress.NONE);
	}

	/**
	 * A learner opened a lesson.
	 * @param learner who
	 * @param lesson which
	 */
	public void opened(LearnerId learner, LessonKey lesson) {
		this.store.seen(learner, Instant.now());
		this.store.put(learner, lesson, ProgressStore.Kind.LESSON, "", "", true, Instant.now());
	}

	/**
	 * A learner did a task. Once done it stays done.
	 * @param learner who
	 * @param lesson in which lesson
	 * @param task its name
	 */
	public void done(LearnerId learner, LessonKey lesson, String task) {
		this.store.seen(learner, Instant.now());
		this.store.put(learner, lesson, ProgressStore.Kind.TASK, task, "", true, Instant.now());
	}

	/**
	 * A learner answered a question.
	 * @param learner who
	 * @param lesson in which lesson
	 * @param question its name
	 * @param given what was chosen or written: at most 64, none with a line break
	 * @param right whether it was right
	 */
	public void answered(LearnerId learner, LessonKey lesson, String question, List<String> given, boolean right) {
		this.store.seen(learner, Instant.now());
		this.store.put(learner, lesson, ProgressStore.Kind.ANSWER, question, String.join("\n", given), right,
				Instant.now());
	}

	/**
	 * Forgets a learner.
	 * @param learner who
	 */
	public void forget(LearnerId learner) {
		this.store.delete(learner);
	}

	@Scheduled(fixedDelay = 24, timeUnit = TimeUnit.HOURS)
	void forgetTheLongGone() {
		this.store.deleteUnseenSince(Instant.now().minus(KEPT));
	}

}
