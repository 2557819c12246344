package dev.quayside.web.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.quayside.lesson.ContentChanges.Standing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells one page how its lesson stands. A page that reads slowly misses what was between.
 * Showing and ending are safe for use by several threads.
 */
final class LiveStream {

	private static final Logger logger = LoggerFactory.getLogger(LiveStream.class);

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private static final long COME_BACK = 200; // milliseconds

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final SseEmitter emitter = new SseEmitter(0L);

	private final Semaphore changes = new Semaphore(0);

	private final AtomicReference<@Nullable Standing> latest = new AtomicReference<>();

	private volatile boolean over;

	LiveStream() {
		this.emitter.onCompletion(this::end);
		this.emitter.onError((_) -> end());
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	void show(Standing standing) {
		this.latest.set(standing);
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
				Standing standing = this.latest.getAndSet(null);
				if (standing != null) {
					this.emitter.send(SseEmitter.event()
						.name("standing")
						.data(JsonMapper.shared().writeValueAsString(standing), TEXT));
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
