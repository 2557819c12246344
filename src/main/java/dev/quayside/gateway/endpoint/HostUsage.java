package dev.quayside.gateway.endpoint;

import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.daemon.Daemon;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the volumes of the host take. The daemon can only measure all of them at once, and
 * refuses to do it twice at a time: one answer serves all sessions for a few seconds.
 * Safe for use by several threads.
 */
@Component
class HostUsage {

	private static final Duration AGE = Duration.ofSeconds(3);

	/** Times that measuring took: so the daemon is not at it all the time. */
	private static final int REST = 9;

	private final Daemon daemon;

	private Map<String, JsonNode> volumes = Map.of();

	private long until = System.nanoTime();

	HostUsage(Daemon daemon) {
		this.daemon = daemon;
	}

	/** What the daemon says of a volume: its size and how many containers use it. */
	synchronized JsonNode ofVolume(String realName) {
		if (System.nanoTime() - this.until >= 0) {
			long begun = System.nanoTime();
			this.volumes = measure();
			long now = System.nanoTime();
			this.until = now + Math.max(AGE.toNanos(), REST * (now - begun));
		}
		ObjectNode unknown = JsonNodeFactory.instance.objectNode().put("RefCount", -1).put("Size", -1);
		return this.volumes.getOrDefault(realName, unknown);
	}

	private Map<String, JsonNode> measure() {
		String path = "/v" + this.daemon.profile().api() + "/system/df";
		String type = (this.daemon.profile().api().minor() >= 42) ? "?type=volume" : "";
		try (UpstreamResponse answer = this.daemon.send(UpstreamRequest.of("GET", path + type))) {
			Map<String, JsonNode> found = new HashMap<>();
			JsonMapper.shared()
				.readTree(answer.body())
				.path("Volumes")
				.forEach((volume) -> found.put(volume.path("Name").asString(""), volume.path("UsageData")));
			return found;
		}
		catch (IOException | JacksonException ex) {
			return Map.of();
		}
	}

}
