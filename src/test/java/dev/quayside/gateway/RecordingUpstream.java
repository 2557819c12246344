package dev.quayside.gateway;

import dev.quayside.engine.UnixUpstream;
import dev.quayside.engine.Upstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between the gateway and the real daemon, and writes down what is let through.
 */
class RecordingUpstream implements Upstream {

	private final Upstream daemon = new UnixUpstream(Path.of("/var/run/docker.sock"));

	private final List<UpstreamRequest> requests = new CopyOnWriteArrayList<>();

	@Override
	public UpstreamResponse send(UpstreamRequest request) throws IOException {
		this.requests.add(request);
		return this.daemon.send(request);
	}

	void forget() {
		this.requests.clear();
	}

	/** What was asked of the daemon, but for asking what it is. */
	List<UpstreamRequest> requests() {
		return this.requests.stream().filter((request) -> !request.target().equals("/_ping")).toList();
	}

	List<String> changes() {
		return requests().stream()
			.filter((request) -> !request.method().equals("GET"))
			.map((request) -> request.method() + " " + request.target())
			.toList();
	}

}
