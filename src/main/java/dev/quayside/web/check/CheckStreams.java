package dev.quayside.web.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.quayside.check.Checks;
import dev.quayside.check.LessonView;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.lesson.Lesson;
import dev.quayside.progress.LearnerId;
import dev.quayside.progress.LessonKey;
import dev.quayside.session.SessionEnding;
import dev.quayside.web.stream.LatestStream;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams of all pages that show tasks: a few for each session, which end with it.
 * Safe for use by several threads.
 */
@Component
class CheckStreams {

	/**
	 * The oldest makes room: its page is likely gone, which shows at a heartbeat only.
	 */
	private static final int MOST_OF_ONE_SESSION = 8;

	private final Map<SessionId, Deque<LatestStream<LessonView>>> streams = new ConcurrentHashMap<>();

	private final Checks checks;

	private volatile boolean stopping;

	CheckStreams(Checks checks) {
		this.checks = checks;
	}

	SseEmitter open(SessionId session, LessonKey key, Lesson lesson, Optional<LearnerId> learner) {
		LatestStream<LessonView> stream = new LatestStream<>("tasks");
		this.streams.compute(session, (_, known) -> {
			Deque<LatestStream<LessonView>> open = (known != null) ? known : new ArrayDeque<>();
			if (open.size() >= MOST_OF_ONE_SESSION) {
				open.removeFirst().end();
			}
			open.addLast(stream);
			return open;
		});
		if (this.stopping) {
			stream.end();
		}
		Thread.ofVirtual().name("check-stream").start(SessionInLog.naming(session, () -> {
			try (var _ = this.checks.watch(session, key, lesson, learner, stream::show)) {
				stream.run();
			}
			finally {
				this.streams.computeIfPresent(session, (_, open) -> {
					open.remove(stream);
					return open.isEmpty() ? null : open;
				});
			}
		}));
		return stream.emitter();
	}

	@EventListener
	void sessionEnds(SessionEnding event) {
		this.streams.computeIfPresent(event.session(), (_, open) -> {
			List.copyOf(open).forEach(LatestStream::end);
			return open;
		});
	}

	/**
	 * A server that stops waits for its requests, of which these would never end, nor
	 * those of pages that ask again meanwhile.
	 */
	@EventListener(ContextClosedEvent.class)
	void serverStops() {
		this.stopping = true;
		this.streams.keySet().forEach((session) -> this.streams.computeIfPresent(session, (_, open) -> {
			List.copyOf(open).forEach(LatestStream::end);
			return open;
		}));
	}

}
