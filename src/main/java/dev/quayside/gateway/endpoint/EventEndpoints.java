package dev.quayside.gateway.endpoint;

import dev.quayside.gateway.EngineEvent;
import dev.quayside.gateway.EngineEvents.Subscription;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.events.EventHub;
import dev.quayside.gateway.view.EventView;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docker events}: what happens in the session's own engine.
 */
@Component
class EventEndpoints implements Endpoints {

	private final EventHub hub;

	EventEndpoints(EventHub hub) {
		this.hub = hub;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("GET", "/events", this::events, "since", "until", "filters"));
	}

	private void events(Call call) throws IOException {
		EventFilter filter = new EventFilter(call.query().text("filters").map(Filters::parse).orElse(Map.of()));
		EventPeriod period = EventPeriod.of(call.query());
		EventQueue queue = new EventQueue(call.exchange()::cut);
		try (Subscription _ = listen(call.engine().session(), period, filter, queue);
				OutputStream out = call.exchange().stream("application/json", queue::close)) {
			for (EngineEvent event = next(queue, period); event != null; event = next(queue, period)) {
				String line = JsonMapper.shared().writeValueAsString(EventView.document(event)) + "\n";
				out.write(line.getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	private Subscription listen(SessionId session, EventPeriod period, EventFilter filter, EventQueue queue) {
		Consumer<EngineEvent> listener = (event) -> {
			if (period.has(event) && filter.test(event)) {
				queue.offer(event);
			}
		};
		return period.past() ? this.hub.replay(session, period.since(), listener)
				: this.hub.subscribe(session, listener);
	}

	private static @Nullable EngineEvent next(EventQueue queue, EventPeriod period) throws IOException {
		try {
			return queue.next(period.left());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The events were waited for no longer");
		}
	}

}
