package dev.quayside.trial;

import java.util.Optional;
import java.util.function.Consumer;

import dev.quayside.check.Checks;
import dev.quayside.gateway.EngineEvents;
import dev.quayside.gateway.SessionId;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.LessonProperties;
import dev.quayside.progress.LessonKey;
import dev.quayside.replay.Player;
import dev.quayside.replay.Replay;
import dev.quayside.session.Sessions;

import org.springframework.stereotype.Service;

/**
 * Tries lessons. Safe for use by several threads.
 */
@Service
public class Trials {

	private final Sessions sessions;

	private final Replay replay;

	private final Checks checks;

	private final LessonProperties content;

	Trials(Sessions sessions, Replay replay, Checks checks, LessonProperties content) {
		this.sessions = sessions;
		this.replay = replay;
		this.checks = checks;
		this.content = content;
	}

	/**
	 * Plays a lesson from its first step to its last in a session of its own, which is
	 * ended then.
	 * @param course the id of its course
	 * @param lesson the lesson
	 * @param listener is told of each step as it is over
	 * @return how it went
	 */
	public TriedLesson of(String course, Lesson lesson, Consumer<TriedStep> listener) {
		SessionId session = this.sessions.openAtOnce().id();
		try {
			Tasks tasks = new Tasks();
			try (EngineEvents.Subscription _ = this.checks.watch(session, new LessonKey(course, lesson.id()), lesson,
					Optional.empty(), tasks); Player player = this.replay.player(session, lesson)) {
				String file = this.content.content() + "/" + course + "/" + lesson.file();
				Scene scene = new Scene(session, file, player, tasks, this.checks);
				return new TriedLesson(course, lesson, new LessonTrial(scene, lesson).play(listener));
			}
		}
		finally {
			this.sessions.end(session, "The lesson was tried.");
		}
	}

}
