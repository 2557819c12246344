package dev.quayside.replay;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.quayside.check.Checks;
import dev.quayside.engine.Engine;
import dev.quayside.engine.Upstream;
import dev.quayside.gateway.SessionId;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Run;
import dev.quayside.session.Sessions;
import dev.quayside.session.SessionTerminals;

import org.springframework.stereotype.Service;

/**
 * Empties engines, and plays the blocks of a lesson in them. Its calls throw
 * {@link ReplayException} for what cannot be done, and what {@link Sessions} throws. Safe
 * for use by several threads.
 */
@Service
public class Replay {

	private static final Duration LONGEST = Duration.ofSeconds(90);

	private final Set<SessionId> busy = ConcurrentHashMap.newKeySet();

	private final Sessions sessions;

	private final SessionTerminals terminals;

	private final Engine engine;

	private final Upstream upstream;

	private final Checks checks;

	Replay(Sessions sessions, SessionTerminals terminals, Engine engine, Upstream upstream, Checks checks) {
		this.sessions = sessions;
		this.terminals = terminals;
		this.engine = engine;
		this.upstream = upstream;
		this.checks = checks;
	}

	/**
	 * Empties an engine.
	 * @param session whose
	 */
	public void empty(SessionId session) {
		alone(session, () -> {
			this.sessions.empty(session);
			return List.of();
		});
	}

	/**
	 * Brings an engine to where a step begins: it is emptied, and the blocks of the steps
	 * before are run in it, on a shell beside the learner's own.
	 * @param session whose
	 * @param lesson the lesson
	 * @param step the id of the step
	 * @return what is left to be typed into the learner's own terminals, for the step
	 * begins inside of it
	 */
	public List<Run> to(SessionId session, Lesson lesson, String step) {
		Script script = Script.before(lesson, step);
		return alone(session, () -> {
			this.sessions.empty(session);
			long deadline = System.nanoTime() + LONGEST.toNanos();
			try (Player player = player(session, lesson)) {
				for (Run run : script.played()) {
					player.play(run, Duration.ofNanos(deadline - System.nanoTime()));
				}
				return script.rest()
					.stream()
					.map((run) -> new Run(run.terminal(), run.lines().stream().map(player::filled).toList(),
							run.line()))
					.toList();
			}
			catch (UnknownPlaceException ex) {
				throw new ReplayException("One of the commands before this step needs the " + ex.place()
						+ ", which is not known here; begin with the first step instead.");
			}
		});
	}

	/**
	 * Makes ready to type the blocks of a lesson one by one.
	 * @param session whose
	 * @param lesson the lesson
	 * @return the player, to be closed
	 */
	public Player player(SessionId session, Lesson lesson) {
		String workspace = this.terminals.workspace(session);
		this.engine.start(workspace);
		return new Player(session, this.upstream, workspace, () -> this.checks.places(session, lesson));
	}

	private List<Run> alone(SessionId session, Work work) {
		if (!this.busy.add(session)) {
			throw new ReplayException("Your engine is just being prepared; wait until that is done.");
		}
		try {
			return work.run();
		}
		finally {
			this.busy.remove(session);
		}
	}

	/**
	 * What is done to a session by nobody else at that time.
	 */
	@FunctionalInterface
	private interface Work {

		List<Run> run();

	}

}
