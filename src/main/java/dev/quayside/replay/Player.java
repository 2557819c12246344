package dev.quayside.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.quayside.engine.Upstream;
import dev.quayside.gateway.SessionId;
import dev.quayside.lesson.Run;

/**
 * Types the blocks of a lesson in a session as a learner does, into a shell for each
 * terminal. Its calls throw {@link UnknownPlaceException} for a place that cannot be
 * filled and {@link ReplayException} when it takes too long. Belongs to one thread.
 */
public final class Player implements AutoCloseable {

	private static final Pattern PLACE = Pattern.compile("(?<!<)<([A-Za-z0-9][A-Za-z0-9 -]{0,63})>");

	/** What no shell reads as anything but a word. */
	private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]*");

	private final Map<Integer, Typist> typists = new HashMap<>();

	private final SessionId session;

	private final Upstream upstream;

	private final String workspace;

	private final Supplier<Map<String, String>> places;

	/**
	 * Makes a player.
	 * @param session whose
	 * @param upstream the way to the daemon
	 * @param workspace the container of the session's shells, which runs
	 * @param places what is known to fill places now, by their names
	 */
	Player(SessionId session, Upstream upstream, String workspace, Supplier<Map<String, String>> places) {
		this.session = session;
		this.upstream = upstream;
		this.workspace = workspace;
		this.places = places;
	}

	/**
	 * Types a block, each line once the one before is done.
	 * @param run the block
	 * @param longest after what time it gives up
	 * @return what came of its lines
	 */
	public List<Typed> play(Run run, Duration longest) {
		long deadline = System.nanoTime() + longest.toNanos();
		try {
			List<Typed> typed = new ArrayList<>();
			for (String line : run.lines()) {
				typed.add(typist(run.terminal(), deadline).type(filled(line), deadline));
			}
			return typed;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Typist typist(int terminal, long deadline) throws IOException {
		Typist typist = this.typists.get(terminal);
		if (typist == null) {
			typist = new Typist(this.session, this.upstream, this.workspace, deadline);
			this.typists.put(terminal, typist);
		}
		return typist;
	}

	/** A line with its places filled by what this engine holds. */
	String filled(String line) {
		Matcher place = PLACE.matcher(line);
		if (!place.find()) {
			return line;
		}
		Map<String, String> values = this.places.get();
		return place.replaceAll((found) -> {
			String value = values.getOrDefault(found.group(1), "");
			if (!WORD.matcher(value).matches()) {
				throw new UnknownPlaceException(found.group(1));
			}
			return Matcher.quoteReplacement(value);
		});
	}

	/** Leaves the shells, and with them what waits in them for more. */
	@Override
	public void close() {
		this.typists.values().forEach(Typist::close);
	}

}
