package dev.quayside.gateway.events;

import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one stream of the daemon's events. A daemon that was away is asked for what
 * happened since. Safe for use by several threads.
 */
final class DaemonEvents implements AutoCloseable {

	private static final Logger LOGGER = System.getLogger(DaemonEvents.class.getName());

	private static final Duration PAUSE = Duration.ofSeconds(1);

	/** More than the daemon can tell twice: it keeps its last 256. */
	private static final int REMEMBERED = 1024;

	private final Daemon daemon;

	private final Consumer<JsonNode> listener;

	private final AtomicBoolean started = new AtomicBoolean();

	private final Set<String> told = new LinkedHashSet<>();

	private long last = now();

	private volatile boolean closed;

	private volatile @Nullable UpstreamResponse stream;

	DaemonEvents(Daemon daemon, Consumer<JsonNode> listener) {
		this.daemon = daemon;
		this.listener = listener;
	}

	private static long now() {
		return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
	}

	void start() {
		if (this.started.compareAndSet(false, true)) {
			Thread.ofVirtual().name("gateway-events").start(this::run);
		}
	}

	/**
	 * Hears all that the daemon told up to now, which the stream may bring a moment
	 * later.
	 */
	void catchUp() {
		try (UpstreamResponse answer = open(
				Target.of("/events").with("since", time(last())).with("until", time(now())))) {
			read(answer);
		}
		catch (IOException | JacksonException | Refusal ex) {
			LOGGER.log(Level.DEBUG, "The daemon's events of a moment ago are missing", ex);
		}
	}

	private void run() {
		while (!this.closed) {
			try (UpstreamResponse answer = open(Target.of("/events").with("since", time(last())))) {
				this.stream = answer;
				if (!this.closed) {
					read(answer);
				}
			}
			catch (IOException | JacksonException | Refusal ex) {
				LOGGER.log(Level.DEBUG, "The stream of the daemon's events broke off; it is opened again", ex);
			}
			pause();
		}
	}

	private UpstreamResponse open(Target target) {
		return this.daemon.send(UpstreamRequest.of("GET", "/v" + this.daemon.profile().api() + target));
	}

	private void read(UpstreamResponse answer) throws IOException {
		if (answer.status() != 200) {
			throw new IOException("The daemon tells no events: status " + answer.status());
		}
		try (MappingIterator<JsonNode> events = JsonMapper.shared()
			.readerFor(JsonNode.class)
			.readValues(answer.body())) {
			for (Iterator<JsonNode> each = events; each.hasNext();) {
				hear(each.next());
			}
		}
	}

	private synchronized void hear(JsonNode said) {
		long nanos = said.path("timeNano").asLong(0);
		String key = nanos + " " + said.path("Action").asString("") + " " + said.path("Actor").path("ID").asString("");
		if (!this.told.add(key)) {
			return;
		}
		if (this.told.size() > REMEMBERED) {
			this.told.remove(this.told.iterator().next());
		}
		this.last = Math.max(this.last, nanos);
		this.listener.accept(said);
	}

	private synchronized long last() {
		return this.last;
	}

	private static String time(long nanos) {
		return "%d.%09d".formatted(nanos / 1_000_000_000, nanos % 1_000_000_000);
	}

	private void pause() {
		try {
			Thread.sleep(PAUSE);
		}
		catch (InterruptedException ex) {
			this.closed = true;
		}
	}

	@Override
	public void close() {
		this.closed = true;
		UpstreamResponse open = this.stream;
		if (open != null) {
			try {
				open.close();
			}
			catch (IOException ex) {
				LOGGER.log(Level.DEBUG, "The stream of the daemon's events could not be closed", ex);
			}
		}
	}

}
