package dev.quayside.gateway.daemon;

import dev.quayside.engine.SilentDaemonException;
import dev.quayside.engine.Upstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.http.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The host's daemon. Safe for use by several threads.
 */
@Component
public class Daemon {

	/**
	 * A client asks three times before it gives up: it need not wait three times for a
	 * daemon that is silent.
	 */
	private static final Duration FAILURE_AGE = Duration.ofSeconds(2);

	/** A daemon may be replaced by a newer one while the server runs. */
	private static final Duration PROFILE_AGE = Duration.ofSeconds(10);

	private static final int SILENT = 504;

	private final Upstream upstream;

	private volatile @Nullable DaemonProfile profile;

	private volatile long profileSince;

	private volatile @Nullable Refusal failure;

	private volatile long failureSince;

	/**
	 * Wraps the way to the daemon.
	 * @param upstream the way
	 */
	public Daemon(Upstream upstream) {
		this.upstream = upstream;
	}

	/**
	 * Sends a request.
	 * @param request fresh, with full ids
	 * @return the answer of any status, to be closed by the caller
	 * @throws Refusal if no daemon answers
	 */
	public UpstreamResponse send(UpstreamRequest request) {
		try {
			return this.upstream.send(request);
		}
		catch (SilentDaemonException ex) {
			throw new Refusal(SILENT, "The Docker daemon behind this playground is silent: " + ex.getMessage()
					+ "; it may be busy, try again in a moment");
		}
		catch (IOException ex) {
			throw new Refusal(503, "The Docker daemon behind this playground does not answer; try again in a moment");
		}
	}

	/**
	 * What the daemon is, at most ten seconds ago.
	 * @return the profile
	 * @throws Refusal if no daemon answers
	 */
	public DaemonProfile profile() {
		DaemonProfile known = this.profile;
		if (known == null || System.nanoTime() - this.profileSince > PROFILE_AGE.toNanos()) {
			known = askUnlessJustFailed();
			this.profile = known;
			this.profileSince = System.nanoTime();
		}
		return known;
	}

	private DaemonProfile askUnlessJustFailed() {
		Refusal failed = this.failure;
		if (failed != null && System.nanoTime() - this.failureSince < FAILURE_AGE.toNanos()) {
			throw new Refusal(failed.status(), failed.reason());
		}
		try {
			DaemonProfile found = ask();
			this.failure = null;
			return found;
		}
		catch (Refusal ex) {
			this.failure = (ex.status() == SILENT) ? ex : null;
			this.failureSince = System.nanoTime();
			throw ex;
		}
	}

	private DaemonProfile ask() {
		try (UpstreamResponse answer = send(UpstreamRequest.of("HEAD", "/_ping"))) {
			ApiVersion newest = ApiVersion.parse(Objects.requireNonNullElse(answer.header("Api-Version"), "1.41"));
			ApiVersion offered = (newest.compareTo(ApiVersion.NEWEST) < 0) ? newest : ApiVersion.NEWEST;
			return new DaemonProfile(offered, Objects.requireNonNullElse(answer.header("Server"), "Docker"));
		}
		catch (IOException ex) {
			throw new Refusal(503, "The Docker daemon behind this playground broke off; try again in a moment");
		}
	}

}
