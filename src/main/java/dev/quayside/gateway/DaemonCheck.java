package dev.quayside.gateway;

import dev.quayside.engine.EngineException;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.Daemon;
import dev.quayside.gateway.daemon.Weakness;
import dev.quayside.gateway.http.Refusal;
import dev.quayside.gateway.policy.GatewayProperties;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at the daemon when the server starts, before any session is taken back: whether
 * it has the runtime that containers are to get, and what is known of its versions. Where
 * no daemon answers there is nothing to look at.
 */
@Component
class DaemonCheck implements SmartLifecycle {

	private static final Logger LOGGER = System.getLogger(DaemonCheck.class.getName());

	private final Daemon daemon;

	private final String runtime;

	private volatile boolean running;

	DaemonCheck(Daemon daemon, GatewayProperties limits) {
		this.daemon = daemon;
		this.runtime = limits.runtime();
	}

	@Override
	public void start() {
		try {
			requireRuntime();
			warnings().forEach((warning) -> LOGGER.log(Level.WARNING, warning));
		}
		catch (Refusal | IOException ex) {
			LOGGER.log(Level.DEBUG, "No daemon answers", ex);
		}
		this.running = true;
	}

	private void requireRuntime() throws IOException {
		if (this.runtime.isEmpty()) {
			return;
		}
		List<String> known = List.copyOf(ask("/info").path("Runtimes").propertyNames());
		if (!known.contains(this.runtime)) {
			throw new EngineException(
					"The Docker daemon has no runtime '" + this.runtime + "' (it has "
							+ String.join(", ", known.stream().sorted().toList())
							+ "): register it in the daemon's daemon.json, or leave quayside.gateway.runtime out",
					null);
		}
	}

	/** A sentence for each part of the daemon that is older than it should be. */
	List<String> warnings() throws IOException {
		return ask("/version").path("Components")
			.valueStream()
			.map((part) -> warning(part.path("Name").asString(""), part.path("Version").asString("")))
			.flatMap(Optional::stream)
			.toList();
	}

	static Optional<String> warning(String part, String version) {
		return Weakness.of(part, version)
			.map((weakness) -> "Docker's " + part + " is " + version + ", and of versions before " + weakness.mended()
					+ " it is known that " + weakness.what()
					+ "; use a later one, or a package of your distribution that has the mends");
	}

	private JsonNode ask(String path) throws IOException {
		try (UpstreamResponse answer = this.daemon.send(UpstreamRequest.of("GET", path))) {
			return JsonMapper.shared().readTree(answer.body());
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return -1;
	}

}
