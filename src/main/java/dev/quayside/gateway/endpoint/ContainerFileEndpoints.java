package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.SessionDaemon;
import dev.quayside.gateway.daemon.Target;
import dev.quayside.gateway.http.Exchange;
import dev.quayside.gateway.policy.GatewayProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A container's files as a whole: {@code docker diff}, {@code docker export}.
 */
@Component
class ContainerFileEndpoints implements Endpoints {

	private final GatewayProperties limits;

	ContainerFileEndpoints(GatewayProperties limits) {
		this.limits = limits;
	}

	@Override
	public List<Route> routes() {
		return List.of(Route.of("GET", "/containers/{}/changes", ContainerFileEndpoints::changes),
				Route.of("GET", "/containers/{}/export", this::export));
	}

	private static void changes(Call call) throws IOException {
		call.json(200, call.get(Target.of("/containers/" + call.container().id() + "/changes")));
	}

	/**
	 * What is larger, or read too slowly, is cut off so that no client takes it for
	 * whole.
	 */
	private void export(Call call) throws IOException {
		Target target = Target.of("/containers/" + call.container().id() + "/export");
		try (UpstreamResponse answer = call.engine()
			.daemon()
			.open(SessionDaemon.request(call.version(), "GET", target));
				Exchange.Deadline _ = call.exchange().deadline(this.limits.exportTime())) {
			OutputStream out = call.exchange().stream("application/octet-stream", answer::close);
			copy(answer.body(), out, call.exchange());
			out.close();
		}
	}

	private void copy(InputStream from, OutputStream to, Exchange exchange) throws IOException {
		byte[] buffer = new byte[32 * 1024];
		long left = this.limits.exportSize().toBytes();
		for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
			left -= count;
			if (left < 0) {
				exchange.cut();
				throw new IOException("An export was larger than " + this.limits.exportSize());
			}
			to.write(buffer, 0, count);
		}
	}

}
