package dev.quayside.web.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.quayside.check.LessonView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells one page how the tasks of its lesson stand. A page that reads slowly misses what
 * was between. Showing and ending are safe for use by several threads.
 */
final class CheckStream {

	private static final Logger logger = LoggerFactory.getLogger(CheckStream.class);

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private static final long COME_BACK = 200; // milliseconds

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final SseEmitter emitter = new SseEmitter(0L);

	private final Semaphore changes = new Semaphore(0);

	private final AtomicReference<@Nullable LessonView> latest = new AtomicReference<>();

	private volatile boolean over;

	CheckStream() {
		this.emitter.onCompletion(this::end);
		this.emitter.onError((_) -> end());
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	void show(LessonView view) {
		this.latest.set(view);
		this.changes.release();
	}

	void end() {
		this.over = true;
		this.changes.release();
	}

	/** Belongs to the one thread that calls it, until the end. */
	void run() {
		try {
			this.emitter.send(SseEmitter.event().reconnectTime(COME_BACK));
			while (!this.over) {
				boolean changed = this.changes.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
				LessonView view = this.latest.getAndSet(null);
				if (view != null) {
					this.emitter.send(
							SseEmitter.event().name("tasks").data(JsonMapper.shared().writeValueAsString(view), TEXT));
				}
				else if (!changed) {
					this.emitter.send(SseEmitter.event().comment(""));
				}
			}
		}
		catch (IOException | IllegalStateException ex) {
			logger.trace("A page is gone", ex);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.emitter.complete();
		}
	}

}
