package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.policy.GatewayProperties;
import dev.quayside.gateway.view.ContainerView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docker stats}. The daemon measures every second for each stream, so that a
 * session may have a few of them only.
 */
@Component
class StatsEndpoints implements Endpoints {

	private final Map<SessionId, Integer> open = new ConcurrentHashMap<>();

	private final int most;

	StatsEndpoints(GatewayProperties limits) {
		this.most = limits.statistics();
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("GET", "/containers/{}/stats", this::stats, "stream", "one-shot"));
	}

	private void stats(Call call) throws IOException {
		boolean streams = call.query().text("stream").isEmpty() || call.query().flag("stream");
		boolean oneShot = call.query().flag("one-shot");
		if (streams && oneShot) {
			throw Refusal.badRequest("cannot have stream=true and one-shot=true");
		}
		Target target = Target.of("/containers/" + call.container().id() + "/stats")
			.with("stream", streams ? "1" : "0")
			.withFlag("one-shot", oneShot);
		SessionId session = call.engine().session();
		int now = this.open.merge(session, 1, Integer::sum);
		try {
			if (now > this.most) {
				throw Refusal.conflict("This session watches " + this.most
						+ " containers' statistics, the most it may; end one of the commands first");
			}
			relay(call, target);
		}
		finally {
			this.open.computeIfPresent(session, (_, count) -> (count > 1) ? count - 1 : null);
		}
	}

	private static void relay(Call call, Target target) throws IOException {
		try (UpstreamResponse answer = call.engine()
			.daemon()
			.open(SessionDaemon.request(call.version(), "GET", target));
				OutputStream out = call.exchange().stream("application/json", answer::close);
				MappingIterator<ObjectNode> samples = JsonMapper.shared()
					.readerFor(ObjectNode.class)
					.readValues(answer.body())) {
			while (samples.hasNext()) {
				ObjectNode sample = ContainerView.sample(samples.next(), call.engine().names());
				out.write((JsonMapper.shared().writeValueAsString(sample) + "\n").getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (JacksonException ex) {
			throw new IOException("The statistics broke off", ex);
		}
	}

}
