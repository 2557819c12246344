package dev.quayside.operator;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

	private final SessionCensus census;

	private final Sessions sessions;

	private final Measurement measurement;

	private final Pulse pulse;

	private final Machine machine;

	private final Traffic traffic;

	private final PromptTimes prompts;

	private final LessonImages images;

	Playground(SessionCensus census, Sessions sessions, HostContainers containers, Pulse pulse, Machine machine,
			Traffic traffic, PromptTimes prompts, LessonImages images) {
		this.census = census;
		this.sessions = sessions;
		this.measurement = new Measurement(containers::all, System::nanoTime);
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
		Map<String, Containers> measured = this.measurement.bySession();
		Instant now = Instant.now();
		List<OneSession> all = this.census.standings().stream().map((one) -> view(one, now, measured)).toList();
		return new Overview(all, this.census.byState(), this.census.maximum(), this.census.waiting(), daemon(now),
				this.machine.look(),
				new Overview.Traffic(this.traffic.requests(), this.traffic.refusals(), this.traffic.total()),
				this.prompts.average(), this.images.standings(), measured != null);
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

	private static OneSession view(Standing one, Instant now, @Nullable Map<String, Containers> measured) {
		Containers containers = (measured != null) ? measured.getOrDefault(one.session().value(), Containers.NONE)
				: Containers.NONE;
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

}
