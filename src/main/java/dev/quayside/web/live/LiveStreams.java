package dev.quayside.web.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.quayside.lesson.ContentChanges;
import dev.quayside.lesson.ContentChanges.Standing;
import dev.quayside.web.stream.LatestStream;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams of all pages whose lesson may change. Safe for use by several threads.
 */
@Component
class LiveStreams {

	/** The oldest makes room: its page is likely gone. */
	private static final int MOST = 200;

	private final Deque<LatestStream<Standing>> streams = new ArrayDeque<>();

	private boolean stopping;

	SseEmitter open(ContentChanges changes, String course, String lesson) {
		LatestStream<Standing> stream = new LatestStream<>("standing");
		synchronized (this.streams) {
			if (this.streams.size() >= MOST) {
				this.streams.removeFirst().end();
			}
			this.streams.addLast(stream);
			if (this.stopping) {
				stream.end();
			}
		}
		Thread.ofVirtual().name("live-stream").start(() -> {
			Runnable hearNoMore = changes.listen(course, lesson, stream::show);
			try {
				stream.run();
			}
			finally {
				hearNoMore.run();
				synchronized (this.streams) {
					this.streams.remove(stream);
				}
			}
		});
		return stream.emitter();
	}

	/**
	 * A server that stops waits for its requests, of which these would never end, nor
	 * those of pages that ask again meanwhile.
	 */
	@EventListener(ContextClosedEvent.class)
	void serverStops() {
		List<LatestStream<Standing>> open;
		synchronized (this.streams) {
			this.stopping = true;
			open = List.copyOf(this.streams);
		}
		open.forEach(LatestStream::end);
	}

}
