package dev.quayside.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.quayside.gateway.Acts;
import dev.quayside.gateway.EngineEvents;
import dev.quayside.gateway.EngineStates;
import dev.quayside.gateway.SessionId;
import dev.quayside.lesson.ComputedQuiz;
import dev.quayside.lesson.Lesson;
import dev.quayside.progress.LearnerId;
import dev.quayside.progress.LessonKey;
import dev.quayside.progress.Progress;
import dev.quayside.session.SessionEnding;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Sees in the engines of sessions whether tasks are done. Safe for use by several
 * threads.
 */
@Service
public class Checks implements DisposableBean {

	/** Lessons that are watched of one session; the one opened longest ago makes room. */
	private static final int LESSONS = 4;

	private final Map<SessionId, LinkedHashMap<LessonKey, Entry>> watches = new ConcurrentHashMap<>();

	private final Watch.Engine engine;

	private final Progress progress;

	Checks(EngineStates states, EngineEvents events, Acts acts, Progress progress) {
		this.engine = new Watch.Engine(states, events, acts);
		this.progress = progress;
	}

	/**
	 * Watches a session for the tasks of a lesson.
	 * @param session whose engine; it is open
	 * @param key where the lesson is
	 * @param lesson the lesson
	 * @param learner whose progress the tasks are; empty if nobody's
	 * @param listener is told how the tasks stand, now and after each change, by a thread
	 * that it must not hold
	 * @return to be closed when it is to hear no more
	 */
	public EngineEvents.Subscription watch(SessionId session, LessonKey key, Lesson lesson, Optional<LearnerId> learner,
			Consumer<LessonView> listener) {
		Entry entry = this.watches.compute(session, (_, known) -> {
			LinkedHashMap<LessonKey, Entry> lessons = (known != null) ? known : new LinkedHashMap<>();
			Entry found = lessons.remove(key);
			if (found != null && !(found.watch().isOf(lesson) && found.learner().equals(learner))) {
				found.watch().close();
				found = null;
			}
			lessons.put(key, (found != null) ? found : begin(session, key, lesson, learner));
			if (lessons.size() > LESSONS) {
				Objects.requireNonNull(lessons.pollFirstEntry()).getValue().watch().close();
			}
			return lessons;
		}).get(key);
		Watch watch = Objects.requireNonNull(entry).watch();
		learner.ifPresent((who) -> watch.know(this.progress.of(who, key).tasks()));
		watch.add(listener);
		return () -> watch.remove(listener);
	}

	private Entry begin(SessionId session, LessonKey key, Lesson lesson, Optional<LearnerId> learner) {
		return new Entry(new Watch(session, lesson, this.engine,
				(task) -> learner.ifPresent((who) -> this.progress.done(who, key, task))), learner);
	}

	/**
	 * Judges the answer to a question about a session's own engine.
	 * @param session whose engine
	 * @param quiz the question
	 * @param answer what the learner wrote
	 * @return the judgement
	 */
	public Verdict answer(SessionId session, ComputedQuiz quiz, String answer) {
		return Verdict.of(quiz, answers(session, quiz), answer);
	}

	/**
	 * What would be right answers to a question about a session's own engine.
	 * @param session whose engine
	 * @param quiz the question
	 * @return the answers; empty if there is no such object
	 */
	public List<String> answers(SessionId session, ComputedQuiz quiz) {
		return Facts.all(quiz.answer(), judge(session));
	}

	/**
	 * What fills the places in a lesson's commands.
	 * @param session whose engine is looked at
	 * @param lesson the lesson
	 * @return values by the names of the places, where they are known
	 */
	public Map<String, String> places(SessionId session, Lesson lesson) {
		return new Standing(lesson, Set.of(), new Trail(List.of())).places(judge(session));
	}

	private Judge judge(SessionId session) {
		return new Judge(this.engine.states().of(session), Watch.files(this.engine.states(), session));
	}

	@EventListener
	void sessionEnds(SessionEnding event) {
		forget(event.session());
	}

	@Override
	public void destroy() {
		this.watches.keySet().forEach(this::forget);
	}

	private void forget(SessionId session) {
		Map<LessonKey, Entry> lessons = this.watches.remove(session);
		if (lessons != null) {
			lessons.values().forEach((entry) -> entry.watch().close());
		}
	}

	private record Entry(Watch watch, Optional<LearnerId> learner) {
	}

}
