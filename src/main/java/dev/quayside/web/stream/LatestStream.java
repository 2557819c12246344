package dev.quayside.web.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells one page the latest of what changes, as server-sent events. A page that reads
 * slowly misses what was between. Showing and ending are safe for use by several threads.
 *
 * @param <T> what is told, as JSON
 */
public final class LatestStream<T> {

	private static final Logger logger = LoggerFactory.getLogger(LatestStream.class);

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private static final long COME_BACK = 200; // milliseconds

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final SseEmitter emitter = new SseEmitter(0L);

	private final Semaphore changes = new Semaphore(0);

	private final AtomicReference<@Nullable T> latest = new AtomicReference<>();

	private final String event;

	private volatile boolean over;

	/**
	 * Makes a stream; {@link #run()} tells.
	 * @param event the name of its events
	 */
	public LatestStream(String event) {
		this.event = event;
		this.emitter.onCompletion(this::end);
		this.emitter.onError((_) -> end());
	}

	/**
	 * The answer to the page.
	 * @return the answer, which is open until the end
	 */
	public SseEmitter emitter() {
		return this.emitter;
	}

	/**
	 * Tells the page soon, unless it is told something newer before.
	 * @param news what
	 */
	public void show(T news) {
		this.latest.set(news);
		this.changes.release();
	}

	/** Ends the stream; does nothing the second time. */
	public void end() {
		this.over = true;
		this.changes.release();
	}

	/**
	 * Tells, until the end or until the page is gone, on the one thread that calls it.
	 */
	public void run() {
		try {
			this.emitter.send(SseEmitter.event().reconnectTime(COME_BACK));
			while (!this.over) {
				boolean changed = this.changes.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
				T news = this.latest.getAndSet(null);
				if (news != null) {
					this.emitter.send(SseEmitter.event()
						.name(this.event)
						.data(JsonMapper.shared().writeValueAsString(news), TEXT));
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
