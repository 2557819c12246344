package dev.quayside.web.engine;

import dev.quayside.engine.EngineException;
import dev.quayside.gateway.EngineState;
import dev.quayside.gateway.EngineState.Container;
import dev.quayside.gateway.EngineStates;
import dev.quayside.gateway.SessionId;
import dev.quayside.session.Notice;
import dev.quayside.session.Notices;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells one page what an engine holds, now and after each change. Changes that come close
 * together are one; a page that reads slowly misses what was between, and nothing is kept
 * for it. Waking and ending are safe for use by several threads.
 */
final class EngineStream {

	private static final Logger LOGGER = System.getLogger(EngineStream.class.getName());

	private static final Duration APART = Duration.ofMillis(100);

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	/** A browser that was cut off comes back soon: a picture that stands still lies. */
	private static final long COME_BACK = 50; // milliseconds

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final SessionId session;

	private final EngineStates states;

	private final Notices notices;

	private final SseEmitter emitter = new SseEmitter(0L);

	private final Semaphore changes = new Semaphore(1);

	private final Map<String, List<String>> files = new HashMap<>();

	private String told = "";

	private List<Notice> noticed = List.of();

	private final AtomicReference<End> end = new AtomicReference<>(End.NONE);

	EngineStream(SessionId session, EngineStates states, Notices notices) {
		this.notices = notices;
		this.session = session;
		this.states = states;
		this.emitter.onCompletion(() -> end(End.STREAM));
		this.emitter.onError((_) -> end(End.STREAM));
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	void wake() {
		this.changes.release();
	}

	/** The first reason counts. */
	void end(End why) {
		this.end.compareAndSet(End.NONE, why);
		wake();
	}

	/** Belongs to the one thread that calls it, until the end. */
	void run() {
		try {
			this.emitter.send(SseEmitter.event().reconnectTime(COME_BACK));
			while (this.end.get() == End.NONE) {
				if (this.changes.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
					this.changes.drainPermits();
					tell();
					Thread.sleep(APART);
				}
				else {
					this.emitter.send(SseEmitter.event().comment(""));
				}
			}
			if (this.end.get() != End.STREAM) {
				this.emitter.send(SseEmitter.event().name(this.end.get().event).data("", TEXT));
			}
		}
		catch (IOException | IllegalStateException | InterruptedException ex) {
			LOGGER.log(Level.TRACE, "A page stopped watching its engine", ex);
		}
		finally {
			this.emitter.complete();
		}
	}

	/** First what is known, then with the files, for which the daemon takes longer. */
	private void tell() throws IOException {
		if (this.end.get() != End.NONE) {
			return;
		}
		tellNotices();
		if (!this.notices.engineAnswers()) {
			return;
		}
		try {
			EngineState state = this.states.of(this.session);
			this.files.keySet().retainAll(state.containers().stream().map(Container::id).toList());
			send(state);
			state.containers()
				.forEach(
						(container) -> this.files.put(container.id(), this.states.added(this.session, container.id())));
			send(state);
		}
		catch (EngineException ex) {
			LOGGER.log(Level.DEBUG, "An engine could not be looked at; the next change shows it", ex);
		}
	}

	private void tellNotices() throws IOException {
		List<Notice> now = this.notices.of(this.session);
		if (!now.equals(this.noticed)) {
			this.emitter
				.send(SseEmitter.event().name("notices").data(JsonMapper.shared().writeValueAsString(now), TEXT));
			this.noticed = now;
		}
	}

	private void send(EngineState state) throws IOException {
		EngineView view = EngineView.of(state, (container) -> this.files.getOrDefault(container.id(), List.of()));
		String json = JsonMapper.shared().writeValueAsString(view);
		if (!json.equals(this.told)) {
			this.emitter.send(SseEmitter.event().name("state").data(json, TEXT));
			this.told = json;
		}
	}

	/**
	 * Why it is over.
	 */
	enum End {

		/** It is not. */
		NONE(""),

		/** The session is over. */
		SESSION("end"),

		/** Other pages took its place. */
		ELSEWHERE("elsewhere"),

		/** The page is gone, or the server goes and may come back. */
		STREAM("");

		private final String event;

		End(String event) {
			this.event = event;
		}

	}

}
