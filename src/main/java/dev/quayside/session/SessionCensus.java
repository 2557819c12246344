package dev.quayside.session;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.SessionStore.State;
import org.springframework.stereotype.Service;

/**
 * Looks at all sessions at once, those too that are not open, for whoever runs the
 * server. Safe for use by several threads.
 */
@Service
public class SessionCensus {

	private final SessionStore store;

	private final Activity activity;

	private final Capacity capacity;

	private final Queue queue;

	private final TerminalStore terminals;

	SessionCensus(SessionStore store, Activity activity, Capacity capacity, Queue queue, TerminalStore terminals) {
		this.store = store;
		this.activity = activity;
		this.capacity = capacity;
		this.queue = queue;
		this.terminals = terminals;
	}

	/**
	 * All states that a session can be in.
	 * @return their names in lower case
	 */
	public static List<String> states() {
		return Arrays.stream(State.values()).map(SessionCensus::word).toList();
	}

	/**
	 * How many sessions are in each state.
	 * @return numbers by the name of the state, zero where there is none
	 */
	public Map<String, Long> byState() {
		Map<String, Long> counts = new HashMap<>();
		states().forEach((state) -> counts.put(state, 0L));
		this.store.all().forEach((row) -> counts.merge(word(row.state()), 1L, Long::sum));
		return counts;
	}

	/**
	 * How many sessions there may be at once, as things are.
	 * @return their number
	 */
	public int maximum() {
		int owned = this.store.owned();
		return owned + this.capacity.free(owned);
	}

	/**
	 * How many wait for a session.
	 * @return their number
	 */
	public int waiting() {
		return this.queue.length();
	}

	/**
	 * How each session stands.
	 * @return the sessions, oldest first
	 */
	public List<Standing> standings() {
		Map<SessionId, Integer> terminals = this.terminals.counts();
		return this.store.all()
			.stream()
			.map((row) -> new Standing(row.id(), word(row.state()), row.createdAt(), this.activity.last(row),
					terminals.getOrDefault(row.id(), 0)))
			.toList();
	}

	private static String word(State state) {
		return state.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * How a session stands.
	 *
	 * @param session its name
	 * @param state one of {@link #states()}
	 * @param createdAt when it was made
	 * @param activeAt when something was last done in it
	 * @param terminals how many it has
	 */
	public record Standing(SessionId session, String state, Instant createdAt, Instant activeAt, int terminals) {
	}

}
