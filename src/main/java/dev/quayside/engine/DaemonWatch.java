package dev.quayside.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whether the daemon answers, asked every two seconds. Safe for use by several threads.
 */
@Component
public class DaemonWatch {

	private static final Logger logger = LoggerFactory.getLogger(DaemonWatch.class);

	private static final int PERIOD = 2; // seconds

	/** A machine that is busy answers late: that is no trouble yet. */
	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final EngineProperties properties;

	private final Upstream daemon;

	private final ApplicationEventPublisher events;

	private volatile boolean answers = true;

	DaemonWatch(EngineProperties properties, ApplicationEventPublisher events) {
		this.properties = properties;
		this.daemon = new UnixUpstream(properties.dockerSocket(), LIMIT);
		this.events = events;
	}

	/**
	 * Whether it answered when it was asked last.
	 * @return true before it was asked at all
	 */
	public boolean answers() {
		return this.answers;
	}

	/**
	 * Asks it now, and waits for five seconds at the most.
	 * @return what is wrong, as a sentence for who runs the server; empty if it answers
	 */
	public Optional<String> trouble() {
		try (UpstreamResponse answer = this.daemon.send(UpstreamRequest.of("HEAD", "/_ping"))) {
			return (answer.status() == 200) ? Optional.empty()
					: Optional.of("The Docker daemon answers with status " + answer.status() + "; look at its log");
		}
		catch (SilentDaemonException ex) {
			return Optional.of("The Docker daemon is silent: " + ex.getMessage() + "; look at its log");
		}
		catch (IOException ex) {
			return Optional.of("No Docker daemon answers at " + this.properties.dockerSocket()
					+ "; start it or name its socket with quayside.docker-socket");
		}
	}

	@Scheduled(fixedDelay = PERIOD, initialDelay = PERIOD, timeUnit = TimeUnit.SECONDS)
	void look() {
		Optional<String> trouble = trouble();
		if (trouble.isEmpty() == this.answers) {
			return;
		}
		this.answers = trouble.isEmpty();
		trouble.ifPresentOrElse((sentence) -> logger.warn("{}. Sessions wait for it", sentence),
				() -> logger.info("The Docker daemon answers again"));
		this.events.publishEvent(new DaemonChanged(this.answers));
	}

}
