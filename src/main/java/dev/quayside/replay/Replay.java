package dev.quayside.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.quayside.check.Checks;
import dev.quayside.engine.Engine;
import dev.quayside.engine.Upstream;
import dev.quayside.gateway.SessionId;
import dev.quayside.lesson.Lesson;
import dev.quayside.lesson.Run;
import dev.quayside.session.Sessions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Empties engines, and plays the blocks of a lesson in them up to a step. Its calls throw
 * {@link ReplayException} for what cannot be done, and what {@link Sessions} throws. Safe
 * for use by several threads.
 */
@Service
public class Replay {

	private static final Pattern PLACE = Pattern.compile("(?<!<)<([A-Za-z0-9][A-Za-z0-9 -]{0,63})>");

	private static final Duration LONGEST = Duration.ofSeconds(90);

	private final Set<SessionId> busy = ConcurrentHashMap.newKeySet();

	private final Sessions sessions;

	private final Engine engine;

	private final Upstream upstream;

	private final Checks checks;

	Replay(Sessions sessions, Engine engine, Upstream upstream, Checks checks) {
		this.sessions = sessions;
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
			String workspace = this.sessions.workspace(session);
			long deadline = System.nanoTime() + LONGEST.toNanos();
			this.engine.start(workspace);
			Map<Integer, Typist> typists = new HashMap<>();
			try {
				for (Run run : script.played()) {
					play(run, typists.computeIfAbsent(run.terminal(), (_) -> typist(workspace, deadline)), session,
							lesson);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			finally {
				typists.values().forEach(Typist::close);
			}
			return script.rest()
				.stream()
				.map((run) -> new Run(run.terminal(),
						run.lines().stream().map((line) -> filled(line, session, lesson)).toList()))
				.toList();
		});
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

	private void play(Run run, Typist typist, SessionId session, Lesson lesson) throws IOException {
		for (String line : run.lines()) {
			typist.type(filled(line, session, lesson));
		}
	}

	private Typist typist(String workspace, long deadline) {
		try {
			return new Typist(this.upstream, workspace, deadline);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Values are of this engine alone, and none of them holds what a shell would read.
	 */
	private String filled(String line, SessionId session, Lesson lesson) {
		Matcher place = PLACE.matcher(line);
		if (!place.find()) {
			return line;
		}
		Map<String, String> values = this.checks.places(session, lesson);
		return place.replaceAll((found) -> {
			@Nullable String value = values.get(found.group(1));
			if (value == null || !value.matches("[A-Za-z0-9][A-Za-z0-9_.:/-]*")) {
				throw new ReplayException("One of the commands before this step needs the " + found.group(1)
						+ ", which is not known here; begin with the first step instead.");
			}
			return Matcher.quoteReplacement(value);
		});
	}

	/**
	 * What is done to a session by nobody else at that time.
	 */
	@FunctionalInterface
	private interface Work {

		List<Run> run();

	}

}
