package dev.quayside.gateway.daemon;

import dev.quayside.engine.SilentDaemonException;
import dev.quayside.engine.Upstream;
import dev.quayside.engine.UpstreamRequest;
import dev.quayside.engine.UpstreamResponse;
import dev.quayside.gateway.http.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The host's daemon. Safe for use by several threads.
 */
@Component
public class Daemon {

	/**
	 * A client asks three times before it gives up: it need not wait three times in full
	 * for a daemon that is known to be silent.
	 */
	private static final Duration SILENT_PATIENCE = Duration.ofMillis(500);

	/** A daemon may be replaced by a newer one while the server runs. */
	private static final Duration PROFILE_AGE = Duration.ofSeconds(10);

	private static final int SILENT = 504;

	private final Upstream upstream;

	private volatile @Nullable DaemonProfile profile;

	private volatile long profileSince;

	private volatile @Nullable Silence silence;

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
			known = askUnlessSilent();
			this.profile = known;
			this.profileSince = System.nanoTime();
		}
		return known;
	}

	private DaemonProfile askUnlessSilent() {
		Silence known = this.silence;
		if (known != null && !known.next().isDone()) {
			return known.end();
		}
		try {
			return ask();
		}
		catch (Refusal ex) {
			if (ex.status() == SILENT) {
				listen(ex);
			}
			throw ex;
		}
	}

	/**
	 * One question waits for the daemon, so that all are served as soon as it goes on.
	 */
	private synchronized void listen(Refusal refusal) {
		if (this.silence == null || this.silence.next().isDone()) {
			FutureTask<DaemonProfile> next = new FutureTask<>(this::ask);
			this.silence = new Silence(refusal, next);
			Thread.startVirtualThread(next);
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

	/**
	 * A daemon that did not answer in time.
	 *
	 * @param refusal of who asked it
	 * @param next the question that it is asked since
	 */
	private record Silence(Refusal refusal, Future<DaemonProfile> next) {

		DaemonProfile end() {
			try {
				return this.next.get(SILENT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException | ExecutionException _) {
				throw new Refusal(this.refusal.status(), this.refusal.reason());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new Refusal(this.refusal.status(), this.refusal.reason());
			}
		}

	}

}
