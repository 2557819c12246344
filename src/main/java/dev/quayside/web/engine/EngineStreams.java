package dev.quayside.web.engine;

import dev.quayside.gateway.Acts;
import dev.quayside.gateway.EngineEvents;
import dev.quayside.gateway.EngineStates;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.session.Notices;
import dev.quayside.session.NoticesChanged;
import dev.quayside.session.SessionEnding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams of all pages that watch an engine: a few for each session, which end with
 * it. Safe for use by several threads.
 */
@Component
class EngineStreams {

	/** As many pages as a browser has open at a time, and a phone beside it. */
	private static final int MOST_OF_ONE_SESSION = 8;

	private final Map<SessionId, List<EngineStream>> streams = new ConcurrentHashMap<>();

	private final EngineStates states;

	private final EngineEvents events;

	private final Acts acts;

	private final Notices notices;

	private volatile boolean stopping;

	EngineStreams(EngineStates states, EngineEvents events, Acts acts, Notices notices) {
		this.notices = notices;
		this.states = states;
		this.events = events;
		this.acts = acts;
	}

	/**
	 * Begins a stream. It takes the place of the oldest where there are too many: that is
	 * likely of a page that is gone, which shows at the next heartbeat only.
	 * @param session whose engine it tells of
	 * @return the stream
	 */
	SseEmitter open(SessionId session) {
		EngineStream stream = new EngineStream(session, this.states, this.notices);
		this.streams.compute(session, (_, known) -> {
			List<EngineStream> open = (known != null) ? known : new CopyOnWriteArrayList<>();
			if (open.size() >= MOST_OF_ONE_SESSION) {
				open.removeFirst().end(EngineStream.End.ELSEWHERE);
			}
			open.add(stream);
			return open;
		});
		if (this.stopping) {
			stream.end(EngineStream.End.STREAM);
		}
		Thread.ofVirtual().name("engine-stream").start(SessionInLog.naming(session, () -> run(session, stream)));
		return stream.emitter();
	}

	private void run(SessionId session, EngineStream stream) {
		try (var _ = this.events.subscribe(session, (_) -> stream.wake());
				var _ = this.acts.subscribe(session, (act) -> {
					// What happens in the engine can be told before the session's list
					// has it; the act comes after both.
					if (!act.method().equals("GET") && !act.method().equals("HEAD")) {
						stream.wake();
					}
				})) {
			stream.run();
		}
		finally {
			this.streams.computeIfPresent(session, (_, open) -> {
				open.remove(stream);
				return open.isEmpty() ? null : open;
			});
		}
	}

	/**
	 * Ends the streams of a session.
	 * @param session which
	 */
	void end(SessionId session) {
		this.streams.getOrDefault(session, List.of()).forEach((stream) -> stream.end(EngineStream.End.SESSION));
	}

	@EventListener
	void sessionEnds(SessionEnding event) {
		end(event.session());
	}

	@EventListener
	void noticesChange(NoticesChanged event) {
		this.streams.forEach((session, open) -> {
			if (event.concerns(session)) {
				open.forEach(EngineStream::wake);
			}
		});
	}

	/**
	 * A server that stops waits for its requests, of which these would never end, nor
	 * those of pages that ask again meanwhile.
	 */
	@EventListener(ContextClosedEvent.class)
	void serverStops() {
		this.stopping = true;
		this.streams.values().forEach((open) -> open.forEach((stream) -> stream.end(EngineStream.End.STREAM)));
	}

}
