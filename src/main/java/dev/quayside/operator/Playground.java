package dev.quayside.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import dev.quayside.engine.EngineException;
import dev.quayside.gateway.SessionId;
import dev.quayside.gateway.SessionInLog;
import dev.quayside.gateway.Traffic;
import dev.quayside.images.LessonImages;
import dev.quayside.operator.Overview.Containers;
import dev.quayside.operator.Overview.OneSession;
import dev.quayside.session.PromptTimes;
import dev.quayside.session.SessionCensus;
import dev.quayside.session.SessionCensus.Standing;
import dev.quayside.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The whole playground, for whoever runs it. Safe for use by several threads.
 */
@Service
public class Playground {

	private static final Logger logger = LoggerFactory.getLogger(Playground.class);

	/** How old what was measured may be before it is measured anew. */
	private static final Duration FRESH = Duration.ofSeconds(3);

	/**
	 * How long a look waits for what is measured; after that it shows what was before.
	 */
	private static final long PATIENCE = 1500; // milliseconds

	private final SessionCensus census;

	private final Sessions sessions;

	private final HostContainers containers;

	private final Pulse pulse;

	private final Machine machine;

	private final Traffic traffic;

	private final PromptTimes prompts;

	private final LessonImages images;

	private final AtomicReference<@Nullable CompletableFuture<Measured>> measuring = new AtomicReference<>();

	private volatile @Nullable Measured last;

	Playground(SessionCensus census, Sessions sessions, HostContainers containers, Pulse pulse, Machine machine,
			Traffic traffic, PromptTimes prompts, LessonImages images) {
		this.census = census;
		this.sessions = sessions;
		this.containers = containers;
		this.pulse = pulse;
		this.machine = machine;
		this.traffic = traffic;
		this.prompts = prompts;
		this.images = images;
	}

	/**
	 * How it stands now. Containers are measured while somebody looks, every few seconds.
	 * @return how it stands
	 */
	public Overview look() {
		Measured measured = measured();
		Instant now = Instant.now();
		List<OneSession> all = this.census.standings().stream().map((one) -> view(one, now, measured)).toList();
		return new Overview(all, this.census.byState(), this.census.maximum(), this.census.waiting(), daemon(now),
				this.machine.look(),
				new Overview.Traffic(this.traffic.requests(), this.traffic.refusals(), this.traffic.total()),
				this.prompts.average(), this.images.standings(), (measured != null) ? measured.at() : null);
	}

	/**
	 * Ends a session; does nothing for one that is over. What the daemon does not do at
	 * once is tried again, and the session is shown as ending until then.
	 * @param session which
	 */
	public void end(SessionId session) {
		try (var _ = SessionInLog.of(session)) {
			logger.info("The operator ends the session");
			try {
				this.sessions.end(session, "Whoever runs this playground ended the session.");
			}
			catch (EngineException | UncheckedIOException ex) {
				logger.warn("The operator's ending of the session failed; it is tried again soon: {}", ex.getMessage());
			}
		}
	}

	private static OneSession view(Standing one, Instant now, @Nullable Measured measured) {
		Containers containers = (measured != null)
				? measured.bySession().getOrDefault(one.session().value(), Containers.NONE) : Containers.NONE;
		return new OneSession(one.session(), one.state(), since(one.createdAt(), now), since(one.activeAt(), now),
				one.terminals(), containers);
	}

	private Overview.Daemon daemon(Instant now) {
		Pulse.Beat beat = this.pulse.last();
		Instant silentSince = this.pulse.silentSince();
		return new Overview.Daemon((beat != null) ? beat.version().version() : "",
				(beat != null) ? beat.took() : Duration.ZERO,
				(silentSince != null) ? since(silentSince, now) : Duration.ZERO);
	}

	private static Duration since(Instant then, Instant now) {
		return then.isBefore(now) ? Duration.between(then, now) : Duration.ZERO;
	}

	private @Nullable Measured measured() {
		Measured known = this.last;
		if (known != null && since(known.at(), Instant.now()).compareTo(FRESH) < 0) {
			return known;
		}
		try {
			return begun().get(PATIENCE, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return known;
		}
		catch (TimeoutException | ExecutionException _) {
			return known;
		}
	}

	/** What is measured just now, or begins to be. */
	private CompletableFuture<Measured> begun() {
		CompletableFuture<Measured> mine = new CompletableFuture<>();
		CompletableFuture<Measured> running = this.measuring.compareAndExchange(null, mine);
		if (running != null) {
			return running;
		}
		Thread.ofVirtual().name("operator-measure").start(() -> {
			try {
				Measured fresh = measure();
				this.last = fresh;
				mine.complete(fresh);
			}
			catch (IOException | RuntimeException ex) {
				logger.debug("Containers were not measured", ex);
				mine.completeExceptionally(ex);
			}
			finally {
				this.measuring.set(null);
			}
		});
		return mine;
	}

	private Measured measure() throws IOException {
		Map<String, Containers> bySession = new HashMap<>();
		for (HostContainers.Found found : this.containers.all()) {
			boolean runs = found.learners() && found.running();
			bySession.merge(found.session(), new Containers(found.learners() ? 1 : 0, runs ? 1 : 0, found.bytes()),
					Containers::plus);
		}
		return new Measured(bySession, Instant.now());
	}

	private record Measured(Map<String, Containers> bySession, Instant at) {
	}

}
