package dev.quayside.operator;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import dev.quayside.engine.Upstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.InstanceId;
import dev.quayside.gateway.SessionLabels;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this server's sessions have on the daemon, and what memory it takes. Safe for use
 * by several threads.
 */
@Component
class HostContainers {

	/**
	 * How many containers are measured at a time, so that learners are not kept waiting.
	 */
	private static final int AT_ONCE = 4;

	private final Upstream upstream;

	private final InstanceId instance;

	HostContainers(Upstream upstream, InstanceId instance) {
		this.upstream = upstream;
		this.instance = instance;
	}

	/**
	 * Asks the daemon for all containers of all sessions, and measures those that run.
	 * @return the containers
	 * @throws IOException if the daemon does not say
	 */
	List<Found> all() throws IOException {
		String filter = "{\"label\":[\"" + SessionLabels.INSTANCE + "=" + this.instance.value() + "\"]}";
		JsonNode containers = ask(
				"/containers/json?all=1&filters=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
		Semaphore places = new Semaphore(AT_ONCE);
		try (ExecutorService measuring = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Found>> found = measuring.invokeAll(
					containers.valueStream().<Callable<Found>>map((one) -> () -> measured(one, places)).toList());
			return found.stream().map(HostContainers::result).toList();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while containers were measured", ex);
		}
	}

	private Found measured(JsonNode container, Semaphore places) throws InterruptedException {
		JsonNode labels = container.path("Labels");
		boolean running = container.path("State").asString("").equals("running");
		long bytes = 0;
		if (running) {
			places.acquire();
			try {
				bytes = memory(container.path("Id").asString(""));
			}
			finally {
				places.release();
			}
		}
		return new Found(labels.path(SessionLabels.SESSION).asString(""),
				labels.path(SessionLabels.ROLE).asString("").equals(SessionLabels.ROLE_LEARNER), running, bytes);
	}

	/**
	 * What {@code docker stats} shows: without files that the kernel can drop. Zero for
	 * one that has just ended.
	 */
	private long memory(String container) {
		try {
			JsonNode memory = ask("/containers/" + container + "/stats?stream=false&one-shot=true")
				.path("memory_stats");
			JsonNode details = memory.path("stats");
			long droppable = details.path("total_inactive_file").asLong(details.path("inactive_file").asLong(0));
			return Math.max(0, memory.path("usage").asLong(0) - droppable);
		}
		catch (IOException _) {
			return 0;
		}
	}

	private JsonNode ask(String target) throws IOException {
		try (UpstreamResponse answer = this.upstream.send(UpstreamRequest.of("GET", target))) {
			if (answer.status() != 200) {
				throw new IOException("The Docker daemon answered " + answer.status());
			}
			return JsonMapper.shared().readTree(answer.body());
		}
		catch (JacksonException ex) {
			throw new IOException("The Docker daemon broke off", ex);
		}
	}

	private static Found result(Future<Found> found) {
		try {
			return found.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("A container was not measured", ex);
		}
	}

	/**
	 * A container of a session.
	 *
	 * @param session whose, by its name
	 * @param learners whether the learner made it
	 * @param running whether it runs
	 * @param bytes what memory it takes
	 */
	record Found(String session, boolean learners, boolean running, long bytes) {
	}

}
