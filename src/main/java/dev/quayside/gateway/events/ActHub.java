package dev.quayside.gateway.events;

import dev.quayside.gateway.Act;
import dev.quayside.gateway.Acts;
import dev.quayside.gateway.EngineEvents.Subscription;
import dev.quayside.gateway.SessionId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Tells what learners do to those who listen.
 */
@Component
public class ActHub implements Acts {

	private final Map<SessionId, List<Consumer<Act>>> listeners = new ConcurrentHashMap<>();

	@Override
	public Subscription subscribe(SessionId session, Consumer<Act> listener) {
		this.listeners.compute(session, (_, known) -> {
			List<Consumer<Act>> all = (known != null) ? known : new CopyOnWriteArrayList<>();
			all.add(listener);
			return all;
		});
		return () -> this.listeners.computeIfPresent(session, (_, known) -> {
			known.remove(listener);
			return known.isEmpty() ? null : known;
		});
	}

	/**
	 * Whether somebody listens to a session.
	 * @param session which
	 * @return whether an act of it need be told
	 */
	public boolean listens(SessionId session) {
		return this.listeners.containsKey(session);
	}

	/**
	 * Tells an act.
	 * @param session whose
	 * @param act what was done
	 */
	public void tell(SessionId session, Act act) {
		this.listeners.getOrDefault(session, List.of()).forEach((listener) -> listener.accept(act));
	}

}
